; SPDX-FileCopyrightText: Mødeklar contributors
; SPDX-License-Identifier: EUPL-1.2
; What the setup program says, in Danish (du) and English. Nobody is blamed; each text says what to do.

!macro WORDS NAME DANISH ENGLISH
  LangString ${NAME} ${LANG_DANISH} "${DANISH}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend

!insertmacro WORDS TITLE "Velkommen til Mødeklar" "Welcome to Mødeklar"
!insertmacro WORDS WELCOME \
  "Mødeklar er programmet til dit videomøde med jobcentret.$\r$\n$\r$\nDet tager et par minutter. Du skal ikke bruge nogen adgangskode.$\r$\n$\r$\nTryk på Installer." \
  "Mødeklar is the program for your video meeting with the jobcentre.$\r$\n$\r$\nIt takes a few minutes. You don't need a password.$\r$\n$\r$\nPress Install."
!insertmacro WORDS INSTALL "Installer" "Install"
!insertmacro WORDS DONE_TITLE "Mødeklar er klar" "Mødeklar is ready"
!insertmacro WORDS DONE \
  "Du kan trykke på linket i dit brev, eller finde Mødeklar i startmenuen." \
  "You can press the link in your letter, or find Mødeklar in the start menu."
!insertmacro WORDS START "Åbn Mødeklar nu" "Open Mødeklar now"
!insertmacro WORDS OLD_WINDOWS \
  "Mødeklar virker ikke på denne udgave af Windows.$\r$\n$\r$\nDu kan holde mødet alligevel: Tryk på linket i dit brev. På siden i din browser kan du bede om at blive ringet op, og der står nummeret til din sagsbehandler." \
  "Mødeklar does not work on this version of Windows.$\r$\n$\r$\nYou can still have the meeting: press the link in your letter. On the page in your browser you can ask to be called, and there is your caseworker's number."
; Windows names its buttons itself, and not everywhere alike ("Gentag", "Prøv igen"): so none is named here.
!insertmacro WORDS RUNNING \
  "Mødeklar er åbent.$\r$\n$\r$\nLuk Mødeklar, når du ikke er i et møde. Tryk så på knappen til venstre." \
  "Mødeklar is open.$\r$\n$\r$\nClose Mødeklar when you are not in a meeting. Then press the button on the left."
!insertmacro WORDS NO_ROOM \
  "Der er ikke plads nok på computeren. Mødeklar skal bruge $NeededMb MB, og der er $FreeMb MB.$\r$\n$\r$\nTøm papirkurven, eller slet noget, du ikke skal bruge. Åbn så denne fil igen. Du kan også trykke på linket i dit brev og bede om at blive ringet op." \
  "There is not enough room on the computer. Mødeklar needs $NeededMb MB, and there are $FreeMb MB.$\r$\n$\r$\nEmpty the recycle bin, or delete something you don't need. Then open this file again. You can also press the link in your letter and ask to be called."
!insertmacro WORDS NOT_SWITCHED \
  "Mødeklar kunne ikke lægges på plads. Den Mødeklar, du havde, virker som før.$\r$\n$\r$\nGenstart computeren, og åbn denne fil igen." \
  "Mødeklar could not be put in place. The Mødeklar you had works as before.$\r$\n$\r$\nRestart the computer, and open this file again."
!insertmacro WORDS NOT_WRITTEN \
  "Mødeklar blev ikke installeret. Har du en ældre Mødeklar, virker den som før.$\r$\n$\r$\nDu kan trykke på linket i dit brev og bede om at blive ringet op." \
  "Mødeklar was not installed. If you have an older Mødeklar, it works as before.$\r$\n$\r$\nYou can press the link in your letter and ask to be called."
!insertmacro WORDS DELETE_DATA \
  "Vil du også slette dine møder, kvitteringer og valg fra denne computer?$\r$\n$\r$\nVælg Nej, hvis du måske vil bruge Mødeklar igen." \
  "Do you also want to delete your meetings, receipts and choices from this computer?$\r$\n$\r$\nChoose No if you may use Mødeklar again."
!insertmacro WORDS DATA_LEFT \
  "Noget kunne ikke slettes. Det ligger i mappen $LOCALAPPDATA\moedeklar." \
  "Something could not be deleted. It is in the folder $LOCALAPPDATA\moedeklar."
