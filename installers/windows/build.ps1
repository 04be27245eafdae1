# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
<#
.SYNOPSIS
Makes the setup program on Windows: the same recipe as "make installer-windows", with Windows' own look at the signatures.
.DESCRIPTION
Needs Python 3.11 (64 bits) and NSIS 3.08 or newer (makensis on the path).
-PythonZip  the embeddable Python 3.11.9 for 64 bits; without it, the pinned archive from the package index
-Thumbprint the certificate in this person's store with which to sign; without it nothing is signed
#>
[CmdletBinding()]
param([string] $PythonZip = "", [string] $Thumbprint = "", [string] $Out = "out\installers")
Set-StrictMode -Version 3
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$env:PYTHONUTF8 = "1"

if ($Thumbprint) {
    $env:SIGN_CMD = "signtool sign /sha1 $Thumbprint /fd SHA256 /tr http://timestamp.digicert.com /td SHA256"
}
& powershell -NoProfile -File installers\windows\dev.ps1 setup
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$arguments = @("-m", "installers.windows", "--out", $Out)
if ($PythonZip) { $arguments += @("--python-zip", $PythonZip) }
& .venv\Scripts\python.exe @arguments
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }

# Here Microsoft's roots are known too, so all signatures can be proven.
$files = Get-ChildItem "$Out\windows\app\*" -Include *.exe, *.dll, *.pyd
foreach ($file in $files) {
    $signature = Get-AuthenticodeSignature $file
    $maker = if ($file.Name -like "vcruntime140*") { "O=Microsoft Corporation" } else { "O=Python Software Foundation" }
    if ($signature.Status -ne "Valid" -or $signature.SignerCertificate.Subject -notlike "*$maker*") {
        Write-Error "$($file.Name): $($signature.Status), $($signature.SignerCertificate.Subject)"
    }
}
Write-Host "$($files.Count) files of Python carry a valid signature"
