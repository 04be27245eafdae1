; SPDX-FileCopyrightText: Mødeklar contributors
; SPDX-License-Identifier: EUPL-1.2
; What setup and uninstaller share. Exit codes: docs/windows.md.

!define EXIT_OLD_WINDOWS 10
!define EXIT_RUNNING 11
!define EXIT_NO_ROOM 12
!define EXIT_NOT_SWITCHED 13
!define EXIT_DATA_LEFT 14
!define SILENT_WAIT_S 60
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Moedeklar"
!define SCHEME_KEY "Software\Classes\moedeklar"
!define APP_ID "Moedeklar.Moedeklar"

; Wait until nobody runs the Mødeklar that is installed: a program's file can't be opened for writing meanwhile.
; A person is asked; with /S it waits (/WAIT=seconds) and ends with a code. A meeting is never ended.
!macro WAIT_UNTIL_CLOSED UN
Function ${UN}WaitUntilClosed
  Push $0
  Push $1
  Push $2
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/WAIT=" $1
  ${If} ${Errors}
    StrCpy $1 ${SILENT_WAIT_S}
  ${EndIf}
  look:
    IfFileExists "$INSTDIR\app\python311.dll" 0 closed
    ClearErrors
    FileOpen $2 "$INSTDIR\app\python311.dll" a
    IfErrors open
    FileClose $2
    Goto closed
  open:
    IfSilent 0 ask
    IntCmp $1 0 give_up give_up
    IntOp $1 $1 - 1
    Sleep 1000
    Goto look
  ask:
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(RUNNING)" IDRETRY look
  give_up:
    SetErrorLevel ${EXIT_RUNNING}
    Quit
  closed:
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
!macroend
