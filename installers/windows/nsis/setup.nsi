; SPDX-FileCopyrightText: Mødeklar contributors
; SPDX-License-Identifier: EUPL-1.2
; The setup program for Windows. Made by: python -m installers.windows
; A stub for 32 bits, so that it also starts on a Windows on which Mødeklar does not, and says what to do there.

Unicode true
SetCompressor /SOLID ${COMPRESSOR}
!if "${COMPRESSOR}" == "lzma"
  SetCompressorDictSize 32
!endif
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
Name "Mødeklar"
BrandingText "Mødeklar ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Moedeklar"
InstallDirRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Moedeklar" "InstallLocation"

!packhdr "${HEADER}" '"${PYTHON}" "${STUB_WORDS}" "${HEADER}"'

!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include MUI2.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh
!include common.nsh

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

Var NeededMb
Var FreeMb

!define MUI_ICON "${ART}/moedeklar.ico"
!define MUI_UNICON "${ART}/moedeklar.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ART}/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${ART}/side.bmp"
!define MUI_WELCOMEPAGE_TITLE "$(TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_TITLE "$(DONE_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(DONE)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(START)"
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram
!define MUI_PAGE_CUSTOMFUNCTION_SHOW ShowWelcome
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Danish"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_DANISH} "ProductName" "Mødeklar"
VIAddVersionKey /LANG=${LANG_DANISH} "FileDescription" "Installerer Mødeklar"
VIAddVersionKey /LANG=${LANG_DANISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_DANISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_DANISH} "CompanyName" "Mødeklar contributors"
VIAddVersionKey /LANG=${LANG_DANISH} "LegalCopyright" "Mødeklar contributors, EUPL-1.2"

!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Function ShowWelcome
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(INSTALL)"
FunctionEnd

Function .onInit
  SetShellVarContext current
  StrCpy $0 0
  ${If} ${RunningX64}
  ${AndIf} ${AtLeastWin10}
  ${AndIf} ${AtLeastBuild} 17763 ; Windows 10 1809, the oldest that Qt 6 runs on
    StrCpy $0 1
  ${EndIf}
  ${If} ${IsNativeARM64}
  ${AndIfNot} ${AtLeastBuild} 22000 ; Windows 10 on ARM runs programs for 32 bits only
    StrCpy $0 0
  ${EndIf}
  ${If} $0 = 0
    MessageBox MB_OK|MB_ICONINFORMATION "$(OLD_WINDOWS)" /SD IDOK
    SetErrorLevel ${EXIT_OLD_WINDOWS}
    Quit
  ${EndIf}
FunctionEnd

; The new one is unpacked beside the old one, so both must fit.
Function CheckRoom
  StrCpy $NeededMb ${ROOM_MIB}
  CreateDirectory "$INSTDIR"
  StrCpy $FreeMb $NeededMb
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r0, p 0, p 0) i .r1'
  ${If} $1 <> 0
    System::Int64Op $0 / 1048576
    Pop $FreeMb
  ${EndIf}
  ${If} $FreeMb < $NeededMb
    RMDir "$INSTDIR"
    MessageBox MB_OK|MB_ICONINFORMATION "$(NO_ROOM)" /SD IDOK
    SetErrorLevel ${EXIT_NO_ROOM}
    Quit
  ${EndIf}
FunctionEnd

; Two renames, and the first is taken back if the second fails: only a power cut between them leaves neither in
; place, and then the next start of this program puts the old one back before it does anything else.
Function PutBack
  ${IfNot} ${FileExists} "$INSTDIR\app\pythonw.exe"
  ${AndIf} ${FileExists} "$INSTDIR\app.old\pythonw.exe"
    RMDir /r "$INSTDIR\app"
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
  ${EndIf}
  RMDir /r "$INSTDIR\app.new"
FunctionEnd

Function SwitchOver
  RMDir /r "$INSTDIR\app.old"
  StrCpy $0 20 ; a virus scanner may hold a new file for some seconds
  again:
    ClearErrors
    ${If} ${FileExists} "$INSTDIR\app\*.*"
      Rename "$INSTDIR\app" "$INSTDIR\app.old"
    ${EndIf}
    ${IfNot} ${Errors}
      Rename "$INSTDIR\app.new" "$INSTDIR\app"
    ${EndIf}
    IfErrors 0 switched
    ${IfNot} ${FileExists} "$INSTDIR\app\*.*"
      Rename "$INSTDIR\app.old" "$INSTDIR\app"
    ${EndIf}
    IntOp $0 $0 - 1
    Sleep 500
    IntCmp $0 0 failed failed again
  failed:
    Call PutBack
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOT_SWITCHED)" /SD IDOK
    SetErrorLevel ${EXIT_NOT_SWITCHED}
    Quit
  switched:
    RMDir /r "$INSTDIR\app.old"
FunctionEnd

Function StartProgram
  SetOutPath "$PROFILE"
  Exec '"$INSTDIR\app\pythonw.exe" -m app'
FunctionEnd

; The task bar groups the window with its entry in the start menu by this name, not as "Python".
Function NameShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$SMPROGRAMS\Mødeklar.lnk",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${APP_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,&i4 $3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        System::Call 'Oleaut32::SysFreeString(p $3)'
        System::Free $4
        System::Free $5
        ${IPropertyStore::Commit} $2 ""
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("$SMPROGRAMS\Mødeklar.lnk",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

Function Announce
  SetOutPath "$PROFILE" ; a shortcut starts there: a program that Mødeklar opens must not hold our folder
  CreateShortcut "$SMPROGRAMS\Mødeklar.lnk" "$INSTDIR\app\pythonw.exe" "-m app" "$INSTDIR\app\moedeklar.ico" 0
  Call NameShortcut
  WriteRegStr HKCU "${SCHEME_KEY}" "" "URL:Mødeklar"
  WriteRegStr HKCU "${SCHEME_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${SCHEME_KEY}\DefaultIcon" "" "$INSTDIR\app\moedeklar.ico"
  WriteRegStr HKCU "${SCHEME_KEY}\Application" "ApplicationName" "Mødeklar"
  WriteRegStr HKCU "${SCHEME_KEY}\Application" "AppUserModelId" "${APP_ID}"
  WriteRegStr HKCU "${SCHEME_KEY}\shell\open" "FriendlyAppName" "Mødeklar"
  WriteRegStr HKCU "${SCHEME_KEY}\shell\open\command" "" '"$INSTDIR\app\pythonw.exe" -m app open "%1"' ; "open": a quote in a link adds no option
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Mødeklar"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Mødeklar contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\app\moedeklar.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\app\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\app\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KIB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; the shell reads the new link scheme
FunctionEnd

Section "Mødeklar"
  SetDetailsPrint none
  Call WaitUntilClosed
  Call PutBack
  Call CheckRoom
  SetOutPath "$INSTDIR\app.new"
  File /r "${PAYLOAD}/*"
  WriteUninstaller "$INSTDIR\app.new\uninstall.exe"
  SetOutPath "$INSTDIR"
  Call WaitUntilClosed ; somebody may have opened it meanwhile
  Call SwitchOver
  Call Announce
SectionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\app.new"
  RMDir "$INSTDIR"
  MessageBox MB_OK|MB_ICONINFORMATION "$(NOT_WRITTEN)" /SD IDOK
FunctionEnd

!include uninstall.nsh
