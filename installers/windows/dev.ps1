# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
<#
.SYNOPSIS
What "make" does, for developers on Windows: dev.ps1 setup | run | test | check
.DESCRIPTION
setup  makes .venv with everything pinned in requirements\ and the program itself
run    setup, then the practice meeting
test   setup and check, then all tests except bench and soak (those that need PulseAudio or Linux namespaces are skipped)
check  setup, then lint, format, types, import contracts, sizes
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)][ValidateSet("setup", "run", "test", "check")][string] $Task = "run",
    [Parameter(ValueFromRemainingArguments = $true)][string[]] $More = @()
)
Set-StrictMode -Version 3
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$Python = ".venv\Scripts\python.exe"
$Stamp = ".venv\.setup-stamp"
$env:PYTHONUTF8 = "1"

function Invoke-Step([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Find-Python {
    foreach ($version in "3.11", "3.12", "3.13") {
        if (Get-Command py -ErrorAction SilentlyContinue) {
            $found = & py "-$version" -c "import sys; print(sys.executable)" 2>$null
            if ($LASTEXITCODE -eq 0) { return $found }
        }
    }
    if (Get-Command python -ErrorAction SilentlyContinue) {
        $found = & python -c "import sys; print(sys.executable); sys.exit(sys.version_info < (3, 11))" 2>$null
        if ($LASTEXITCODE -eq 0) { return $found }
    }
    Write-Error "Mødeklar needs Python 3.11 or newer (64-bit), from the Microsoft Store or your software centre."
}

function Get-Fingerprint {
    $files = @(Get-ChildItem requirements\*.txt) + @(Get-Item pyproject.toml, installers\windows\dev.ps1)
    $hashes = $files | Sort-Object FullName | ForEach-Object { (Get-FileHash $_.FullName -Algorithm SHA256).Hash }
    return ($hashes -join "") + (Get-Location).Path
}

function Invoke-Setup {
    $wanted = Get-Fingerprint
    if ((Test-Path $Python) -and (Test-Path $Stamp) -and ((Get-Content $Stamp -Raw).Trim() -eq $wanted)) { return }
    if (-not (Test-Path $Python)) { Invoke-Step (Find-Python) @("-m", "venv", ".venv") }
    Write-Host "Installing Python packages into .venv (a few minutes the first time)"
    $pip = @("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q")
    Invoke-Step $Python ($pip + @("-r", "requirements\dev.txt"))
    Invoke-Step $Python ($pip + @("--no-deps", "--no-build-isolation", "-e", "."))
    Set-Content -Path $Stamp -Value $wanted
    Write-Host "Ready: .venv\Scripts\moedeklar.exe"
}

function Invoke-Check {
    Invoke-Step $Python @("-m", "ruff", "check")
    Invoke-Step $Python @("-m", "ruff", "format", "--check")
    Invoke-Step $Python @("-m", "mypy")
    Invoke-Step ".venv\Scripts\lint-imports.exe" @()
    Invoke-Step $Python @("scripts\sizes.py")
}

Invoke-Setup
switch ($Task) {
    "run" { Invoke-Step ".venv\Scripts\moedeklar.exe" (@("practice") + $More) }
    "check" { Invoke-Check }
    "test" {
        Invoke-Check
        Invoke-Step $Python (@("-m", "pytest", "-m", "not bench and not soak and not installers") + $More)
    }
}
