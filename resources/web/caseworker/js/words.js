// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Every word of the page, Danish first. {name} places are filled by t().

import { keep, setting } from "./settings.js";

const WORDS = {
  da: {
    "app": "Mødeklar", "app.for": "For sagsbehandlere", "skip": "Gå til indhold",
    "language.other": "English", "language.switch": "Skift til engelsk",
    "sound.on": "Lyd ved ankomst: til", "sound.off": "Lyd ved ankomst: fra",
    "sound.touch": "Klik et sted på siden. Så kan vi sige til med en lyd, når nogen kommer.",
    "shortcuts": "Genveje", "close": "Luk", "cancel": "Fortryd", "copy": "Kopiér", "copied": "Kopieret",
    "shortcuts.how": "Hold Alt nede, og tryk på bogstavet.",
    "shortcuts.admit": "Luk den ind, som har ventet længst", "shortcuts.microphone": "Mikrofon til eller fra",
    "shortcuts.camera": "Kamera til eller fra", "shortcuts.notes": "Jeg tager noter",
    "shortcuts.away": "Tilbage om to minutter", "shortcuts.create": "Opret møde", "shortcuts.help": "Vis genveje",

    "key.title": "Velkommen", "key.lead": "Skriv din medarbejdernøgle. Så ser du dagens møder.",
    "key.label": "Medarbejdernøgle", "key.hint": "Du har fået den af den, der passer Mødeklar hos jer.",
    "key.go": "Vis dagens møder", "key.link": "Har du fået et link til et bestemt møde? Så åbn linket. Du behøver ingen nøgle.",
    "key.empty": "Skriv eller indsæt nøglen i feltet.", "sign.out": "Log af",

    "line.lost": "Vi har mistet forbindelsen til Mødeklar og prøver igen af os selv. Du skal ikke gøre noget.",
    "line.lost.call": "Vi har mistet forbindelsen til Mødeklar og prøver igen af os selv. Samtalen går videre.",

    "desk.now": "Lige nu", "desk.meetings": "Dagens møder", "desk.create": "Opret møde",
    "desk.loading": "Henter dagens møder …", "desk.nobody": "Ingen venter lige nu.",
    "desk.nobody.more": "Siden siger til, når nogen kommer eller beder om hjælp.",
    "desk.empty": "Der er ingen møder denne dag.", "desk.previous": "Dagen før", "desk.next": "Dagen efter", "desk.back": "Tilbage til i dag",
    "desk.open": "Åbn mødet", "desk.invitations": "Links og koder", "desk.with": "Sagsbehandler: {name}",
    "waiting.title": "Venter", "waiting.admit": "Luk {name} ind", "waiting.short": "Luk ind", "waiting.since": "Har ventet", "waiting.came": "Kom kl. {time}",
    "waiting.meeting": "Møde kl. {time}: {title}", "waiting.arrived": "{name} er kommet og venter.",
    "day.long": "{weekday} den {date}",
    "lasted.seconds": "{seconds} sek.", "lasted.minutes": "{minutes} min. {seconds} sek.", "lasted.hours": "{hours} t. {minutes} min.",

    "planb.title": "Vil gerne ringes op", "planb.asked": "Bad om det kl. {time}", "planb.calling": "Jeg ringer nu", "planb.called": "Jeg har ringet",
    "planb.state.calling": "Du ringer op nu", "planb.state.called": "Du har ringet", "planb.arrived": "{name} vil gerne ringes op.",
    "planb.why.no_media": "Lyd og billede kom ikke igennem.", "planb.why.unheard": "Mikrofonen virkede ikke.", "planb.why.cannot_hear": "Højttaleren virkede ikke.",
    "planb.why.not_begun": "Mødet var ikke begyndt til tiden.", "planb.why.browser": "Bad om det på mødets side, uden programmet.", "planb.why.engine": "Kamera og lyd ville ikke i gang på computeren.", "planb.why.verdict": "Testen viste, at telefonen er bedst i dag.",
    "planb.why.asked_in_home": "Bad om det, før mødet begyndte.", "planb.why.asked_in_check": "Bad om det under testen af udstyret.", "planb.why.asked_in_waiting": "Bad om det i venteværelset.",
    "planb.why.asked_in_call": "Bad om det midt i samtalen.", "planb.why.asked_in_after": "Bad om det efter samtalen.", "planb.why.asked_in_lobby": "Bad om det på ventesiden.", "planb.why.asked_in_elsewhere": "Bad om det under et møde i et andet program.",
    "planb.state.since": "Du ringer op nu, fra kl. {time}", "planb.reason": "Skriver: {reason}", "planb.call": "Ring til {phone}", "planb.no_number": "Nummeret, der blev skrevet, kan ikke ringes op. Brug det nummer, I har i forvejen.", "planb.say": "Sig: »Godt, du gav besked. Vi tager bare mødet i telefonen.«",
    "wish.title": "En anden mødeform", "wish.phone": "Vil gerne mødes i telefonen næste gang", "wish.in_person": "Vil gerne mødes på jobcenteret næste gang",
    "wish.say": "Personen får besked, når du siger ja.", "wish.confirm": "Ja, det er aftalt", "form.phone": "telefon", "form.in_person": "fremmøde", "form.video": "video",
    "facts.title": "Hvad der er sket", "facts.lead": "Det samme står på personens kvittering.", "facts.pc": "Efter personens computers ur",
    "facts.handed_in": "Efter personens computers ur, modtaget kl. {time}", "detail.seat_closed": "du lukkede pladsen",
    "fact.link_opened": "Åbnede linket", "fact.check_finished": "Testede udstyret", "fact.registered": "Kom til mødet", "fact.message_sent": "Sendte besked",
    "fact.admitted": "Blev lukket ind", "fact.call_began": "Samtalen begyndte", "fact.line_interrupted": "Forbindelsen faldt ud",
    "fact.service_interrupted": "Kunne ikke nå Mødeklar", "fact.equipment_interrupted": "Udstyret holdt op med at virke",
    "fact.callback_asked": "Bad om at blive ringet op", "fact.caseworker_calling": "Du ringede op", "fact.called_by_caseworker": "Du havde ringet",
    "fact.other_form_asked": "Bad om en anden mødeform", "fact.other_form_confirmed": "Du sagde ja til en anden mødeform",
    "fact.left": "Forlod mødet", "fact.ended": "Mødet sluttede", "fact.came_here": "Var klar i Mødeklar", "fact.opened_elsewhere": "Åbnede mødet i et andet program", "fact.not_opened_elsewhere": "Mødet åbnede ikke i det andet program", "fact.word_prepared": "Gjorde en besked klar",
    "message.equipment_failing": "Jeg er her, men mit udstyr driller", "message.ten_minutes_late": "Jeg er 10 minutter forsinket",
    "message.title": "Beskeder", "message.at": "Sendt kl. {time}", "message.hide": "Skjul beskeden",
    "message.equipment_failing.say": "Sig: »Du er kommet til tiden. Vi kan tage mødet i telefonen.«",
    "message.ten_minutes_late.say": "Personen ved, at du har set beskeden, når du åbner mødet.",
    "message.arrived": "Besked fra {name}: {text}",

    "verdict.ready": "Klar", "verdict.remark": "Klar, med en bemærkning", "verdict.sound_only": "Kun lyd",
    "verdict.call_instead": "Ring i stedet", "verdict.not_measured": "Ikke testet",
    "verdict.ready.say": "", "verdict.remark.say": "Lyd og billede virker. Noget kan blive lidt uskarpt.",
    "verdict.sound_only.say": "Sig: »Vi tager mødet med lyd. Det er helt fint.«",
    "verdict.call_instead.say": "Udstyret kan ikke bære et videomøde i dag. Tilbyd at ringe.",
    "verdict.not_measured.say": "Udstyret er ikke testet. Spørg: »Kan du høre mig?«",

    "role.citizen": "Borger", "role.caseworker": "Sagsbehandler", "role.interpreter": "Tolk", "role.relative": "Pårørende",
    "role.mentor": "Mentor", "role.company": "Virksomhed", "role.unemployment_fund": "A-kasse", "role.doctor": "Læge", "role.other": "Anden", "robot": "Robot",
    "presence.absent": "Ikke kommet", "presence.waiting": "Venter", "presence.in_call": "I mødet",
    "presence.reconnecting": "Forbindelsen kommer igen", "presence.left": "Gået",
    "state.planned": "Ikke begyndt", "state.open": "I gang", "state.ended": "Slut",

    "create.title": "Opret møde", "create.lead": "Når mødet er oprettet, får du et link og en kode til hver person.",
    "create.name": "Hvad handler mødet om?", "create.name.hint": "Borgeren ser teksten. For eksempel: Samtale om job.",
    "create.day": "Dato", "create.time": "Klokken", "create.duration": "Varighed", "create.minutes": "{minutes} minutter",
    "create.agenda": "Dagsorden", "create.agenda.hint": "Ét punkt på hver linje. Du kan lade feltet stå tomt.",
    "create.people": "Hvem skal med?", "create.people.hint": "Op til fem personer ud over dig. Video forbinder to ad gangen; andre kan vente.",
    "create.person": "Navn på person {number}", "create.person.short": "Navn", "create.role": "Rolle for person {number}", "create.role.short": "Rolle", "create.add": "Tilføj person", "create.remove": "Fjern person {number}",
    "create.you": "Dig selv", "create.your.name": "Dit navn", "create.phone": "Dit telefonnummer",
    "create.municipality": "Kommune",
    "create.remember": "Dit navn, nummer og kommune huskes i denne browser. Borgeren kan ringe til nummeret, hvis videoen driller.",
    "create.go": "Opret møde", "create.wait": "Opretter …", "create.missing": "Udfyld feltet.",
    "create.missing.phone": "Skriv nummeret med tal.", "create.missing.many": "Vi mangler lidt for at kunne oprette mødet. Se felterne med en streg.",
    "create.agenda.many": "Højst 20 punkter, hvert på højst 200 tegn.",

    "made.title": "Mødet er oprettet", "made.title.again": "Links og koder", "made.lead": "Send teksten i Digital Post, eller læs koden højt i telefonen.",
    "made.link": "Link", "made.code": "Kode til at læse højt", "made.code.until": "Koden virker til {day} kl. {time}.",
    "made.copy.link": "Kopiér linket til {name}", "made.copy.code": "Kopiér koden til {name}", "made.copy.letter": "Kopiér teksten til {name}",
    "made.letter": "Tekst til Digital Post", "made.open": "Åbn mødet", "made.desk": "Til dagens møder", "made.another": "Opret et møde mere",
    "letter": "Hej {name}\n\nVi har et videomøde {day} kl. {time}: {title}.\n\nÅbn mødet her:\n{link}\n\nKan du ikke trykke på linket? Så åbn Mødeklar, og skriv koden {code}.\n\nDu kan teste dit udstyr, når du har lyst. Driller teknikken, så ring til mig på {phone}. Vi finder ud af det sammen.\n\nVenlig hilsen\n{caseworker}\n{municipality}",

    "call.leave.title": "Afslut", "call.end.ask": "Vil du afslutte mødet?", "call.end.all": "Afslut mødet for alle", "call.leave": "Gå ud, mødet fortsætter",
    "call.microphone.on": "Slå mikrofon fra", "call.microphone.off": "Slå mikrofon til", "call.camera.on": "Slå kamera fra", "call.camera.off": "Slå kamera til",
    "call.devices": "Udstyr", "call.devices.camera": "Kamera", "call.devices.microphone": "Mikrofon", "call.devices.speaker": "Højttaler", "call.devices.default": "Standard",
    "call.notes": "Jeg tager noter", "call.away": "Tilbage om to minutter", "call.status": "Fortæl, hvad du gør",
    "call.status.shown": "De andre ser: »{text}«", "call.status.none": "De andre ser ingen besked.", "call.status.stop": "Jeg er tilbage",
    "call.agenda": "Dagsorden", "call.agenda.hint": "Klik på det punkt, I er nået til.", "call.agenda.none": "Der er ingen dagsorden.",
    "call.people": "Personer", "call.return": "Tilbage til venteværelset", "call.remove": "Fjern fra mødet", "call.remove.ask": "{name} kan ikke komme ind igen med sit link.", "call.remove.yes": "Fjern {name}", "call.more": "Mere om {name}",
    "call.you": "Dig", "call.elsewhere": "På dit skrivebord", "call.elsewhere.waiting": "{name} venter ({time})", "call.elsewhere.callback": "{name} vil ringes op: {phone}",
    "stage.empty": "Ingen er lukket ind endnu.", "stage.waiting": "{name} venter. Luk ind, når du er klar.", "stage.absent": "{name} er ikke kommet endnu. Siden siger til.",
    "stage.connecting": "Forbinder til {name} …", "stage.left": "{name} er gået. Personen kan komme igen med det samme link.",
    "stage.reconnecting": "Forbindelsen kommer igen om lidt: {name} har stadig sin plads.",
    "stage.silent": "Der kommer ikke lyd eller billede fra {name} lige nu. Vi forbinder igen af os selv.",
    "stage.phone.sound": "I har lyden i telefonen. Her er lyden slukket begge veje, så intet hyler.",
    "stage.phone.all": "{name} taler med dig i telefon. Videoen er slukket så længe, og pladsen er gemt.",
    "stage.paused": "{name} holder pause. Lyd og billede er slået fra begge veje.",
    "stage.microphone": "{name} har slukket sin mikrofon.", "stage.camera": "{name} er med på lyd.",
    "stage.weak": "Forbindelsen er svag. Lyden går forud for billedet.",
    "stage.rests": "Linjen til {name} er svag: dit billede holder pause, lyden går videre.",
    "stage.play": "Tryk for at høre og se {name}", "stage.remote": "Billede af {name}", "stage.own": "Dit eget billede",
    "own.camera.off": "Dit kamera er slukket", "own.none": "Intet kamera", "own.rests": "Holder pause",
    "own.denied": "Browseren lader ikke siden bruge kamera og mikrofon. Tryk på ikonet i adresselinjen for at give lov. Du kan høre mødet imens.",
    "own.missing": "Vi kan ikke finde kamera eller mikrofon. Du kan høre mødet, og du kan ringe til borgeren.",
    "own.sound": "Vi kan ikke finde et kamera. Du er med på lyd.", "own.picture": "Vi kan ikke finde en mikrofon. De andre ser dig, men hører dig ikke.",
    "own.busy": "Et andet program bruger kamera eller mikrofon. Luk det, og tryk »Prøv igen«.", "own.again": "Prøv igen", "own.unplugged": "Udstyret blev taget ud. Vi bruger det, der er tilbage.",
    "call.again": "Prøv at forbinde igen",

    "left.title": "Du er gået ud af mødet", "opening": "Åbner mødet …", "moved.title": "Mødet er åbnet et andet sted", "moved.lead": "Du har mødet åbent i et andet vindue eller på en anden computer.", "moved.back": "Tag mødet tilbage hertil",
    "ended.title": "Mødet er slut", "ended.lead": "Kamera og mikrofon er slukket.", "ended.desk": "Til dagens møder", "ended.close": "Du kan lukke vinduet.",
    "refused.title": "Vi kan ikke åbne mødet", "refused.key": "Skriv nøglen igen", "refused.again": "Prøv igen",
    "error.link_unknown": "Linket passer ikke til et møde. Se efter, om hele linket kom med.", "error.link_expired": "Linkets tid er udløbet. Opret et nyt møde.",
    "error.link_used": "Mødet er slut.", "error.too_many_tries": "Der har været mange forsøg. Vent et øjeblik, så prøver vi igen.",
    "error.service_older": "Tjenesten er en ældre version end siden. Hent siden igen.", "error.service_newer": "Tjenesten er blevet opdateret. Hent siden igen.", "error.program_too_old": "Mødet kræver en nyere udgave af programmet.",
    "error.seat_removed": "Pladsen findes ikke længere.", "error.meeting_full": "Der er allerede én i mødet. Send personen tilbage til venteværelset, eller afslut, før du lukker den næste ind.",
    "error.staff_key": "Vi kender ikke nøglen. Se efter, om hele nøglen kom med.", "error.not_allowed": "Linket hører til en anden person i mødet. Sagsbehandleren har sit eget link.",
    "error.not_found": "Det findes ikke længere. Siden viser nu, hvordan det ser ud.", "error.not_understood": "Tjenesten forstod ikke det, siden sendte. Se felterne igennem.",
    "error.too_large": "Teksten er for lang. Gør den kortere.", "error.internal": "Der skete noget hos os. Prøv igen om lidt.",
    "error.unreachable": "Vi kan ikke få forbindelse til Mødeklar. Prøv igen om lidt.",
    "error.code_mistyped": "Koden passer ikke helt. Læs den igen.", "error.code_unknown": "Vi kender ikke koden.", "error.code_expired": "Kodens tid er udløbet.",
  },
  en: {
    "app": "Mødeklar", "app.for": "For caseworkers", "skip": "Skip to content",
    "language.other": "Dansk", "language.switch": "Switch to Danish",
    "sound.on": "Sound on arrival: on", "sound.off": "Sound on arrival: off",
    "sound.touch": "Click anywhere on the page. Then we can play a sound when somebody arrives.",
    "shortcuts": "Shortcuts", "close": "Close", "cancel": "Cancel", "copy": "Copy", "copied": "Copied",
    "shortcuts.how": "Hold Alt and press the letter.",
    "shortcuts.admit": "Let in whoever has waited longest", "shortcuts.microphone": "Microphone on or off",
    "shortcuts.camera": "Camera on or off", "shortcuts.notes": "I am taking notes",
    "shortcuts.away": "Back in two minutes", "shortcuts.create": "Create a meeting", "shortcuts.help": "Show shortcuts",

    "key.title": "Welcome", "key.lead": "Type your staff key to see today's meetings.",
    "key.label": "Staff key", "key.hint": "You got it from whoever looks after Mødeklar where you work.",
    "key.go": "Show today's meetings", "key.link": "Do you have a link to one meeting? Open the link. You need no key.",
    "key.empty": "Type or paste the key into the field.", "sign.out": "Log out",

    "line.lost": "We have lost the connection to Mødeklar and are trying again. You need not do anything.",
    "line.lost.call": "We have lost the connection to Mødeklar and are trying again. Your call goes on.",

    "desk.now": "Right now", "desk.meetings": "The day's meetings", "desk.create": "Create a meeting",
    "desk.loading": "Getting today's meetings …", "desk.nobody": "Nobody is waiting right now.",
    "desk.nobody.more": "The page tells you when somebody arrives or asks for help.",
    "desk.empty": "There are no meetings on this day.", "desk.previous": "The day before", "desk.next": "The day after", "desk.back": "Back to today",
    "desk.open": "Open the meeting", "desk.invitations": "Links and codes", "desk.with": "Caseworker: {name}",
    "waiting.title": "Waiting", "waiting.admit": "Let {name} in", "waiting.short": "Let in", "waiting.since": "Has waited", "waiting.came": "Came at {time}",
    "waiting.meeting": "Meeting at {time}: {title}", "waiting.arrived": "{name} has arrived and is waiting.",
    "day.long": "{weekday} {date}",
    "lasted.seconds": "{seconds} sec", "lasted.minutes": "{minutes} min {seconds} sec", "lasted.hours": "{hours} h {minutes} min",

    "planb.title": "Would like a call", "planb.asked": "Asked at {time}", "planb.calling": "I am calling now", "planb.called": "I have called",
    "planb.state.calling": "You are calling now", "planb.state.called": "You have called", "planb.arrived": "{name} would like you to call.",
    "planb.why.no_media": "Sound and picture did not get through.", "planb.why.unheard": "The microphone did not work.", "planb.why.cannot_hear": "The loudspeaker did not work.",
    "planb.why.not_begun": "The meeting had not begun on time.", "planb.why.browser": "Asked on the meeting's page, without the program.", "planb.why.engine": "Camera and sound would not start on the computer.", "planb.why.verdict": "The test showed that the phone is best today.",
    "planb.why.asked_in_home": "Asked before the meeting began.", "planb.why.asked_in_check": "Asked while testing the equipment.", "planb.why.asked_in_waiting": "Asked in the waiting room.",
    "planb.why.asked_in_call": "Asked in the middle of the talk.", "planb.why.asked_in_after": "Asked after the talk.", "planb.why.asked_in_lobby": "Asked on the waiting page.", "planb.why.asked_in_elsewhere": "Asked during a meeting in another program.",
    "planb.state.since": "You are calling now, since {time}", "planb.reason": "Writes: {reason}", "planb.call": "Call {phone}", "planb.no_number": "The number that was typed cannot be called. Use the one you have already.", "planb.say": "Say: “Good that you told me. We will simply talk on the phone.”",
    "wish.title": "Another form of meeting", "wish.phone": "Would rather meet by telephone the next time", "wish.in_person": "Would rather meet at the jobcentre the next time",
    "wish.say": "They are told when you agree.", "wish.confirm": "Yes, agreed", "form.phone": "telephone", "form.in_person": "in person", "form.video": "video",
    "facts.title": "What has happened", "facts.lead": "The same stands on the person's receipt.", "facts.pc": "By the clock of the person's computer",
    "facts.handed_in": "By the clock of the person's computer, received at {time}", "detail.seat_closed": "you closed the seat",
    "fact.link_opened": "Opened the link", "fact.check_finished": "Tested the equipment", "fact.registered": "Came to the meeting", "fact.message_sent": "Sent word",
    "fact.admitted": "Was let in", "fact.call_began": "The talk began", "fact.line_interrupted": "The connection was lost",
    "fact.service_interrupted": "Could not reach Mødeklar", "fact.equipment_interrupted": "The equipment stopped working",
    "fact.callback_asked": "Asked to be telephoned", "fact.caseworker_calling": "You called", "fact.called_by_caseworker": "You had called",
    "fact.other_form_asked": "Asked for another form of meeting", "fact.other_form_confirmed": "You agreed to another form of meeting",
    "fact.left": "Left the meeting", "fact.ended": "The meeting ended", "fact.came_here": "Was ready in Mødeklar", "fact.opened_elsewhere": "Opened the meeting in another program", "fact.not_opened_elsewhere": "The meeting did not open in the other program", "fact.word_prepared": "Prepared a message",
    "message.equipment_failing": "I am here, but my equipment is acting up", "message.ten_minutes_late": "I am 10 minutes late",
    "message.title": "Messages", "message.at": "Sent at {time}", "message.hide": "Hide the message",
    "message.equipment_failing.say": "Say: “You came on time. We can talk on the phone.”",
    "message.ten_minutes_late.say": "They know that you have seen it when you open the meeting.",
    "message.arrived": "Message from {name}: {text}",

    "verdict.ready": "Ready", "verdict.remark": "Ready, with a remark", "verdict.sound_only": "Sound only",
    "verdict.call_instead": "Call instead", "verdict.not_measured": "Not tested",
    "verdict.ready.say": "", "verdict.remark.say": "Sound and picture work. Something may be a little blurred.",
    "verdict.sound_only.say": "Say: “We will meet with sound only. That is quite all right.”",
    "verdict.call_instead.say": "The equipment cannot carry a video meeting today. Offer to call.",
    "verdict.not_measured.say": "The equipment has not been tested. Ask: “Can you hear me?”",

    "role.citizen": "Citizen", "role.caseworker": "Caseworker", "role.interpreter": "Interpreter", "role.relative": "Relative",
    "role.mentor": "Mentor", "role.company": "Company", "role.unemployment_fund": "Unemployment fund", "role.doctor": "Doctor", "role.other": "Other", "robot": "Robot",
    "presence.absent": "Not here yet", "presence.waiting": "Waiting", "presence.in_call": "In the meeting",
    "presence.reconnecting": "Reconnecting", "presence.left": "Left",
    "state.planned": "Not started", "state.open": "In progress", "state.ended": "Over",

    "create.title": "Create a meeting", "create.lead": "Once the meeting is created you get a link and a code for each person.",
    "create.name": "What is the meeting about?", "create.name.hint": "The citizen sees this text. For example: A talk about jobs.",
    "create.day": "Date", "create.time": "Time", "create.duration": "Length", "create.minutes": "{minutes} minutes",
    "create.agenda": "Agenda", "create.agenda.hint": "One item per line. You may leave it empty.",
    "create.people": "Who is to take part?", "create.people.hint": "Up to five people besides you. Video connects two at a time; others can wait.",
    "create.person": "Name of person {number}", "create.person.short": "Name", "create.role": "Role of person {number}", "create.role.short": "Role", "create.add": "Add a person", "create.remove": "Remove person {number}",
    "create.you": "Yourself", "create.your.name": "Your name", "create.phone": "Your phone number",
    "create.municipality": "Municipality",
    "create.remember": "Your name, number and municipality are kept in this browser. The citizen can call the number if video gives trouble.",
    "create.go": "Create the meeting", "create.wait": "Creating …", "create.missing": "Please fill this in.",
    "create.missing.phone": "Write it in digits.", "create.missing.many": "A little is missing before we can create the meeting. See the fields with a line beside them.",
    "create.agenda.many": "At most 20 items of at most 200 characters.",

    "made.title": "The meeting is created", "made.title.again": "Links and codes", "made.lead": "Send the text by Digital Post, or read the code aloud on the phone.",
    "made.link": "Link", "made.code": "Code to read aloud", "made.code.until": "The code works until {day} at {time}.",
    "made.copy.link": "Copy the link for {name}", "made.copy.code": "Copy the code for {name}", "made.copy.letter": "Copy the text for {name}",
    "made.letter": "Text for Digital Post", "made.open": "Open the meeting", "made.desk": "To the day's meetings", "made.another": "Create another meeting",
    "letter": "Hello {name}\n\nWe have a video meeting on {day} at {time}: {title}.\n\nOpen the meeting here:\n{link}\n\nCan't you click the link? Then open Mødeklar and type the code {code}.\n\nYou can test your equipment whenever you like. If anything gives trouble, call me at {phone}. We will sort it out together.\n\nKind regards\n{caseworker}\n{municipality}",

    "call.leave.title": "End", "call.end.ask": "Do you want to end the meeting?", "call.end.all": "End the meeting for everybody", "call.leave": "Step out, the meeting goes on",
    "call.microphone.on": "Turn microphone off", "call.microphone.off": "Turn microphone on", "call.camera.on": "Turn camera off", "call.camera.off": "Turn camera on",
    "call.devices": "Equipment", "call.devices.camera": "Camera", "call.devices.microphone": "Microphone", "call.devices.speaker": "Loudspeaker", "call.devices.default": "Default",
    "call.notes": "I am taking notes", "call.away": "Back in two minutes", "call.status": "Say what you are doing",
    "call.status.shown": "The others see: “{text}”", "call.status.none": "The others see no message.", "call.status.stop": "I am back",
    "call.agenda": "Agenda", "call.agenda.hint": "Click the item that you have reached.", "call.agenda.none": "There is no agenda.",
    "call.people": "People", "call.return": "Back to the waiting room", "call.remove": "Remove from the meeting", "call.remove.ask": "{name} cannot come in again with this link.", "call.remove.yes": "Remove {name}", "call.more": "More about {name}",
    "call.you": "You", "call.elsewhere": "On your desk", "call.elsewhere.waiting": "{name} is waiting ({time})", "call.elsewhere.callback": "{name} would like a call: {phone}",
    "stage.empty": "Nobody has been let in yet.", "stage.waiting": "{name} is waiting. Let them in when you are ready.", "stage.absent": "{name} is not here yet. The page tells you.",
    "stage.connecting": "Connecting to {name} …", "stage.left": "{name} has left. They can come back with the same link.",
    "stage.reconnecting": "The connection will be back shortly: {name} keeps the seat.",
    "stage.silent": "No sound or picture comes from {name} right now. We are connecting again.",
    "stage.phone.sound": "You have the sound on the phone. Here it is off both ways, so that nothing howls.",
    "stage.phone.all": "{name} talks to you on the phone. The video is off meanwhile, and the seat is kept.",
    "stage.paused": "{name} is having a break. Sound and picture are off both ways.",
    "stage.microphone": "{name} has the microphone off.", "stage.camera": "{name} takes part with sound.",
    "stage.weak": "The connection is weak. Sound comes before picture.",
    "stage.rests": "The line to {name} is weak: your picture rests, the sound goes on.",
    "stage.play": "Press to hear and see {name}", "stage.remote": "Picture of {name}", "stage.own": "Your own picture",
    "own.camera.off": "Your camera is off", "own.none": "No camera", "own.rests": "Resting",
    "own.denied": "The browser does not let this page use camera and microphone. Press the icon in the address bar to allow it. You can listen meanwhile.",
    "own.missing": "We cannot find a camera or microphone. You can listen, and you can call the citizen.",
    "own.sound": "We cannot find a camera. You take part with sound.", "own.picture": "We cannot find a microphone. The others see you but do not hear you.",
    "own.busy": "Another program uses the camera or microphone. Close it and press “Try again”.", "own.again": "Try again", "own.unplugged": "The equipment was unplugged. We use what is left.",
    "call.again": "Try to connect again",

    "left.title": "You have stepped out", "opening": "Opening the meeting …", "moved.title": "The meeting is open somewhere else", "moved.lead": "You have the meeting open in another window or on another computer.", "moved.back": "Take the meeting back here",
    "ended.title": "The meeting is over", "ended.lead": "Camera and microphone are off.", "ended.desk": "To the day's meetings", "ended.close": "You can close the window.",
    "refused.title": "We cannot open the meeting", "refused.key": "Type the key again", "refused.again": "Try again",
    "error.link_unknown": "The link does not lead to a meeting. See whether all of it came along.", "error.link_expired": "The link's time is over. Create a new meeting.",
    "error.link_used": "The meeting is over.", "error.too_many_tries": "There have been many tries. Wait a moment, and we try again.",
    "error.service_older": "The service is an older version than this page. Load the page again.", "error.service_newer": "The service has been updated. Load the page again.", "error.program_too_old": "The meeting needs a newer version of the program.",
    "error.seat_removed": "The seat is no longer there.", "error.meeting_full": "One person is in the meeting already. Ask them back to the waiting room, or end, before you let in the next.",
    "error.staff_key": "We do not know this key. See whether all of it came along.", "error.not_allowed": "The link belongs to another person in the meeting. The caseworker has a link of their own.",
    "error.not_found": "It is no longer there. The page now shows how things are.", "error.not_understood": "The service did not understand what the page sent. Please look through the fields.",
    "error.too_large": "The text is too long. Please shorten it.", "error.internal": "Something happened at our side. Try again in a moment.",
    "error.unreachable": "We cannot reach Mødeklar. Try again in a moment.",
    "error.code_mistyped": "The code does not quite fit. Read it again.", "error.code_unknown": "We do not know this code.", "error.code_expired": "The code's time is over.",
  },
};

const guess = (navigator.language || "da").toLowerCase().startsWith("en") ? "en" : "da";
let current = setting("language", guess) === "en" ? "en" : "da";

export function language() {
  return current;
}

export function switchLanguage() {
  current = current === "da" ? "en" : "da";
  keep("language", current);
}

export function hasWord(key) {
  return key in WORDS[current];
}

/** Return the words for `key` with its {places} filled. */
export function t(key, places = {}) {
  const text = WORDS[current][key] ?? WORDS.da[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? String(places[name]) : whole));
}

/** Words for a refusal's code; the service's own plain English for one we do not know. */
export function refusal(code, next = "") {
  return hasWord(`error.${code}`) ? t(`error.${code}`) : next || t("error.internal");
}

/** First name: how people are spoken of on the page. */
export function first(name) {
  return name.trim().split(/\s+/)[0];
}

/** For tests: both dictionaries. */
export const everyWord = WORDS;
