; SPDX-FileCopyrightText: Mødeklar contributors
; SPDX-License-Identifier: EUPL-1.2
; Takes Mødeklar away again; what the person has kept stays unless they say otherwise (/DELETEDATA with /S).

Function un.onInit
  SetShellVarContext current
  ${GetParent} "$INSTDIR" $INSTDIR ; the uninstaller lies in the folder app
FunctionEnd

Function un.DeleteData
  ; The program itself knows what it keeps, also in Windows' own store of passwords.
  nsExec::Exec '"$INSTDIR\app\python.exe" -m app forget --everything'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONINFORMATION "$(DATA_LEFT)" /SD IDOK
    SetErrorLevel ${EXIT_DATA_LEFT}
  ${EndIf}
FunctionEnd

Section "Uninstall"
  SetDetailsPrint none
  SetOutPath "$TEMP"
  Call un.WaitUntilClosed
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
    Call un.DeleteData
  ${Else}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DELETE_DATA)" /SD IDNO IDNO kept
    Call un.DeleteData
    kept:
  ${EndIf}
  DeleteRegKey HKCU "${SCHEME_KEY}"
  ; The start with the computer, if the person wanted reminders (app/runtime/autostart.py).
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "dk.moedeklar.Moedeklar"
  Delete "$SMPROGRAMS\Mødeklar.lnk"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\app.old"
  RMDir /r "$INSTDIR\app.new"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
