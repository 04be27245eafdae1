<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="da_DK">
<context>
    <name>after</name>
    <message>
        <source>Tak for i dag</source>
        <translation>Thank you for today</translation>
    </message>
    <message>
        <source>Dit møde er slut.</source>
        <translation>Your meeting is over.</translation>
    </message>
    <message>
        <source>Dit møde med {name} er slut.</source>
        <translation>Your meeting with {name} is over.</translation>
    </message>
    <message>
        <source>Du har forladt mødet.</source>
        <translation>You have left the meeting.</translation>
    </message>
    <message>
        <source>Vil du tilbage?</source>
        <translation>Do you want to go back?</translation>
    </message>
    <message>
        <source>Mødet er stadig åbent, og din plads er gemt.</source>
        <translation>The meeting is still open, and your place is kept.</translation>
    </message>
    <message>
        <source>Tilbage til mødet</source>
        <translation>Back to the meeting</translation>
    </message>
    <message>
        <source>Hvad sker der nu?</source>
        <translation>What happens now?</translation>
    </message>
    <message>
        <source>{name} skriver til dig i Digital Post, hvis I har aftalt noget. Du kan altid ringe.</source>
        <translation>{name} will write to you in Digital Post if you have agreed on something. You can always call.</translation>
    </message>
    <message>
        <source>Din kommune skriver til dig i Digital Post. Du kan altid ringe.</source>
        <translation>Your municipality will write to you in Digital Post. You can always call.</translation>
    </message>
    <message>
        <source>Til forsiden</source>
        <translation>To the front page</translation>
    </message>
</context>
<context>
    <name>call</name>
    <message>
        <source>Mikrofon til</source>
        <translation>Microphone on</translation>
    </message>
    <message>
        <source>Mikrofon fra</source>
        <translation>Microphone off</translation>
    </message>
    <message>
        <source>{name} kan høre dig. Tryk for at slukke.</source>
        <translation>{name} can hear you. Press to turn it off.</translation>
    </message>
    <message>
        <source>{name} kan ikke høre dig. Tryk for at tænde.</source>
        <translation>{name} can&apos;t hear you. Press to turn it on.</translation>
    </message>
    <message>
        <source>Kamera til</source>
        <translation>Camera on</translation>
    </message>
    <message>
        <source>Kamera fra</source>
        <translation>Camera off</translation>
    </message>
    <message>
        <source>{name} kan se dig. Tryk for at slukke.</source>
        <translation>{name} can see you. Press to turn it off.</translation>
    </message>
    <message>
        <source>{name} kan ikke se dig. Tryk for at tænde.</source>
        <translation>{name} can&apos;t see you. Press to turn it on.</translation>
    </message>
    <message>
        <source>Hold pause</source>
        <translation>Take a break</translation>
    </message>
    <message>
        <source>Fortsæt mødet</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Billede og lyd holder pause for jer begge.</source>
        <translation>Picture and sound stop for both of you.</translation>
    </message>
    <message>
        <source>Udstyr</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Forlad mødet</source>
        <translation>Leave meeting</translation>
    </message>
    <message>
        <source>Vi forbinder dig til {name} …</source>
        <translation>Connecting you to {name} …</translation>
    </message>
    <message>
        <source>Det tager et øjeblik. Du skal ikke gøre noget.</source>
        <translation>It takes a moment. You don&apos;t need to do anything.</translation>
    </message>
    <message>
        <source>Du kan høre {name}. Billedet er på vej.</source>
        <translation>You can hear {name}. The picture is on its way.</translation>
    </message>
    <message>
        <source>Du kan høre {name}. Billedet holder pause lige nu.</source>
        <translation>You can hear {name}. The picture is resting right now.</translation>
    </message>
    <message>
        <source>Forbindelsen er væk lige nu</source>
        <translation>The connection is gone right now</translation>
    </message>
    <message>
        <source>Vi prøver igen af os selv. {name} kan se, at du er her.</source>
        <translation>We keep trying. {name} can see that you are here.</translation>
    </message>
    <message>
        <source>Vi prøver igen af os selv. Din plads er gemt.</source>
        <translation>We keep trying. Your place is kept.</translation>
    </message>
    <message>
        <source>Forbindelsen er svag. Lyden går forud for billedet.</source>
        <translation>The connection is weak. Sound comes before picture.</translation>
    </message>
    <message>
        <source>Vi har mistet forbindelsen til mødets tjeneste. Jeres samtale går videre.</source>
        <translation>We have lost the connection to the meeting service. Your talk goes on.</translation>
    </message>
    <message>
        <source>Du holder pause</source>
        <translation>You are taking a break</translation>
    </message>
    <message>
        <source>{name} kan se det. I kan hverken se eller høre hinanden nu.</source>
        <translation>{name} can see that. You can neither see nor hear each other now.</translation>
    </message>
    <message>
        <source>Det taler I om nu</source>
        <translation>You are talking about this now</translation>
    </message>
    <message>
        <source>Dagsorden</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Dig</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Dit kamera er slukket</source>
        <translation>Your camera is off</translation>
    </message>
    <message>
        <source>I begynder med lyd. Du kan tænde kameraet, når du vil.</source>
        <translation>You begin with sound. You can turn on the camera whenever you like.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>I taler i telefon</source>
        <translation>You are talking on the phone</translation>
    </message>
    <message>
        <source>Lyden er slukket her, så intet hyler.</source>
        <translation>The sound is off here, so that nothing howls.</translation>
    </message>
    <message>
        <source>I taler i telefon. Billedet er på vej.</source>
        <translation>You are talking on the phone. The picture is on its way.</translation>
    </message>
    <message>
        <source>Lyd i telefonen</source>
        <translation>Sound on the phone</translation>
    </message>
    <message>
        <source>Lyd her igen</source>
        <translation>Sound here</translation>
    </message>
    <message>
        <source>Teknik</source>
        <translation>Technical</translation>
    </message>
    <message>
        <source>Tallene er til den, der hjælper dig. Du behøver dem ikke.</source>
        <translation>These numbers are for whoever helps you. You don&apos;t need them.</translation>
    </message>
    <message>
        <source>Mikrofonen hører: {level}</source>
        <translation>The microphone hears: {level}</translation>
    </message>
    <message>
        <source>Vi sender: {level}</source>
        <translation>We send: {level}</translation>
    </message>
    <message>
        <source>Højttaleren spiller: {level}</source>
        <translation>The speaker plays: {level}</translation>
    </message>
    <message>
        <source>stille</source>
        <translation>silence</translation>
    </message>
    <message>
        <source>Ekko, huller: {number}</source>
        <translation>Echo, gaps: {number}</translation>
    </message>
    <message>
        <source>Ekko, spring: {number}</source>
        <translation>Echo, jumps: {number}</translation>
    </message>
    <message>
        <source>Mistede lydstykker: {number}</source>
        <translation>Sound pieces lost: {number}</translation>
    </message>
    <message>
        <source>Lyden renses for ekko og støj.</source>
        <translation>The sound is cleaned of echo and noise.</translation>
    </message>
    <message>
        <source>Lyden sendes, som den er. Den renses igen i næste møde.</source>
        <translation>The sound is sent as it is. It will be cleaned again in the next meeting.</translation>
    </message>
    <message>
        <source>Prøv uden rensning</source>
        <translation>Try without cleaning</translation>
    </message>
    <message>
        <source>Rens lyden igen</source>
        <translation>Clean the sound again</translation>
    </message>
    <message>
        <source>Din mikrofon er slukket. {name} kan ikke høre dig.</source>
        <translation>Your microphone is off. {name} can&apos;t hear you.</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>Til forsiden</source>
        <translation>To the front page</translation>
    </message>
    <message>
        <source>Næste</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Se svaret</source>
        <translation>See the result</translation>
    </message>
    <message>
        <source>Spring over</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Test igen</source>
        <translation>Test again</translation>
    </message>
    <message>
        <source>Trin {number} af {total}: {name}</source>
        <translation>Step {number} of {total}: {name}</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Mikrofon</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Lyd</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Kan du se dig selv?</source>
        <translation>Can you see yourself?</translation>
    </message>
    <message>
        <source>Kan vi høre dig?</source>
        <translation>Can we hear you?</translation>
    </message>
    <message>
        <source>Kan du høre lyden?</source>
        <translation>Can you hear the sound?</translation>
    </message>
    <message>
        <source>Er dit net godt nok?</source>
        <translation>Is your network good enough?</translation>
    </message>
    <message>
        <source>Kan din computer følge med?</source>
        <translation>Can your computer keep up?</translation>
    </message>
    <message>
        <source>Kun du kan se billedet. Sid, så dit hoved er midt i billedet.</source>
        <translation>Only you can see the picture. Sit so that your head is in the middle.</translation>
    </message>
    <message>
        <source>Tryk på knappen, og lyt. Skru op, hvis lyden er lav.</source>
        <translation>Press the button and listen. Turn it up if the sound is low.</translation>
    </message>
    <message>
        <source>Vi prøver vejen til mødet. Du skal ikke gøre noget.</source>
        <translation>We are trying the way to the meeting. You don&apos;t need to do anything.</translation>
    </message>
    <message>
        <source>Vi ser, om din computer har kræfter nok. Du skal ikke gøre noget.</source>
        <translation>We are looking whether your computer is strong enough. You don&apos;t need to do anything.</translation>
    </message>
    <message>
        <source>Vi ser på billedet …</source>
        <translation>Looking at the picture …</translation>
    </message>
    <message>
        <source>Vi lytter …</source>
        <translation>Listening …</translation>
    </message>
    <message>
        <source>Vi afspiller lyden …</source>
        <translation>Playing the sound …</translation>
    </message>
    <message>
        <source>Vi prøver nettet. Det tager op til ti sekunder …</source>
        <translation>Trying the network. It takes up to ten seconds …</translation>
    </message>
    <message>
        <source>Vi prøver computeren. Det tager et par sekunder …</source>
        <translation>Trying the computer. It takes a few seconds …</translation>
    </message>
    <message>
        <source>Dit kamera virker.</source>
        <translation>Your camera works.</translation>
    </message>
    <message>
        <source>Billedet er fint.</source>
        <translation>The picture is fine.</translation>
    </message>
    <message>
        <source>Vi kan høre dig.</source>
        <translation>We can hear you.</translation>
    </message>
    <message>
        <source>Din stemme er klar og tydelig.</source>
        <translation>Your voice is loud and clear.</translation>
    </message>
    <message>
        <source>Du kan høre lyden.</source>
        <translation>You can hear the sound.</translation>
    </message>
    <message>
        <source>Så kan du også høre din sagsbehandler.</source>
        <translation>So you can hear your caseworker too.</translation>
    </message>
    <message>
        <source>Dit net er godt nok.</source>
        <translation>Your network is good enough.</translation>
    </message>
    <message>
        <source>Både lyd og billede kan komme igennem.</source>
        <translation>Both sound and picture can come through.</translation>
    </message>
    <message>
        <source>Din computer kan følge med.</source>
        <translation>Your computer can keep up.</translation>
    </message>
    <message>
        <source>Den har kræfter nok til mødet.</source>
        <translation>It is strong enough for the meeting.</translation>
    </message>
    <message>
        <source>Kameraet er ikke testet.</source>
        <translation>The camera was not tested.</translation>
    </message>
    <message>
        <source>Mikrofonen er ikke testet.</source>
        <translation>The microphone was not tested.</translation>
    </message>
    <message>
        <source>Lyden er ikke testet.</source>
        <translation>The sound was not tested.</translation>
    </message>
    <message>
        <source>Nettet er ikke testet.</source>
        <translation>The network was not tested.</translation>
    </message>
    <message>
        <source>Computeren er ikke testet.</source>
        <translation>The computer was not tested.</translation>
    </message>
    <message>
        <source>Det gør ikke noget. Du kan gøre det senere.</source>
        <translation>That is all right. You can do it later.</translation>
    </message>
    <message>
        <source>Vi tænder for kamera og lyd …</source>
        <translation>Turning on camera and sound …</translation>
    </message>
    <message>
        <source>Vi tænder for kameraet …</source>
        <translation>Turning on the camera …</translation>
    </message>
    <message>
        <source>Drej billedet</source>
        <translation>Turn the picture</translation>
    </message>
    <message>
        <source>Her kommer dit billede</source>
        <translation>Your picture comes here</translation>
    </message>
    <message>
        <source>Din stemme</source>
        <translation>Your voice</translation>
    </message>
    <message>
        <source>Her er stille</source>
        <translation>It is quiet here</translation>
    </message>
    <message>
        <source>Vi kan høre dig</source>
        <translation>We can hear you</translation>
    </message>
    <message>
        <source>Begynd</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Prøv igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Først er du stille i to sekunder. Så læser du en sætning højt, og vi spiller den for dig.</source>
        <translation>First you are quiet for two seconds. Then you read a sentence aloud, and we play it to you.</translation>
    </message>
    <message>
        <source>Intet bliver gemt.</source>
        <translation>Nothing is kept.</translation>
    </message>
    <message>
        <source>Vær stille et øjeblik …</source>
        <translation>Be quiet for a moment …</translation>
    </message>
    <message>
        <source>Vi lytter til rummet.</source>
        <translation>We are listening to the room.</translation>
    </message>
    <message>
        <source>Læs højt:</source>
        <translation>Read aloud:</translation>
    </message>
    <message>
        <source>Hej. Jeg sidder ved min computer, og jeg er klar til mit møde.</source>
        <translation>Hello. I am at my computer, and I am ready for my meeting.</translation>
    </message>
    <message>
        <source>Vi lytter nu i dine andre mikrofoner. Læs sætningen en gang til:</source>
        <translation>We are now listening in your other microphones. Read the sentence once more:</translation>
    </message>
    <message>
        <source>{other} kan høre dig.</source>
        <translation>{other} can hear you.</translation>
    </message>
    <message>
        <source>{chosen} hørte dig ikke. Vil du bruge {other}?</source>
        <translation>{chosen} did not hear you. Do you want to use {other}?</translation>
    </message>
    <message>
        <source>Din mikrofon</source>
        <translation>Your microphone</translation>
    </message>
    <message>
        <source>Du har også {other}.</source>
        <translation>You also have {other}.</translation>
    </message>
    <message>
        <source>Måske kommer lyden ud der. Vil du prøve?</source>
        <translation>Perhaps the sound comes out there. Do you want to try?</translation>
    </message>
    <message>
        <source>Vi har fundet {other}.</source>
        <translation>We have found {other}.</translation>
    </message>
    <message>
        <source>Vil du bruge den? Du kan også vælge den på listen senere.</source>
        <translation>Do you want to use it? You can also choose it in the list later.</translation>
    </message>
    <message>
        <source>Vil du bruge den? Tryk på Test igen, og vælg den på listen.</source>
        <translation>Do you want to use it? Press Test again, and choose it in the list.</translation>
    </message>
    <message>
        <source>Brug {other}</source>
        <translation>Use {other}</translation>
    </message>
    <message>
        <source>Nu hører du dig selv …</source>
        <translation>Now you hear yourself …</translation>
    </message>
    <message>
        <source>Tal, som du plejer. Så siger vi, om vi kan høre dig.</source>
        <translation>Speak as you usually do. Then we tell you whether we can hear you.</translation>
    </message>
    <message>
        <source>Kunne du høre dig selv?</source>
        <translation>Could you hear yourself?</translation>
    </message>
    <message>
        <source>Afspil lyd</source>
        <translation>Play sound</translation>
    </message>
    <message>
        <source>Afspil igen</source>
        <translation>Play again</translation>
    </message>
    <message>
        <source>Lyden kommer om et øjeblik</source>
        <translation>The sound comes in a moment</translation>
    </message>
    <message>
        <source>Optagelsen begynder om et øjeblik</source>
        <translation>The recording begins in a moment</translation>
    </message>
    <message>
        <source>Lyden spiller nu …</source>
        <translation>The sound is playing …</translation>
    </message>
    <message>
        <source>Kunne du høre det?</source>
        <translation>Could you hear it?</translation>
    </message>
    <message>
        <source>Lyden kommer ud.</source>
        <translation>The sound comes out.</translation>
    </message>
    <message>
        <source>Vi kunne høre den i din mikrofon. Kun du ved, om du også hørte den.</source>
        <translation>We could hear it in your microphone. Only you know whether you heard it too.</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Nej</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Ved ikke</source>
        <translation>Don&apos;t know</translation>
    </message>
    <message>
        <source>Højttaler</source>
        <translation>Speaker</translation>
    </message>
    <message>
        <source>Computerens eget valg</source>
        <translation>The computer&apos;s own choice</translation>
    </message>
    <message>
        <source>{name} (et program)</source>
        <translation>{name} (a program)</translation>
    </message>
    <message>
        <source>Vi leder …</source>
        <translation>Looking …</translation>
    </message>
    <message>
        <source>Uden kamera</source>
        <translation>Without camera</translation>
    </message>
    <message>
        <source>Uden mikrofon</source>
        <translation>Without microphone</translation>
    </message>
    <message>
        <source>Uden højttaler</source>
        <translation>Without speaker</translation>
    </message>
    <message>
        <source>Videre uden kamera</source>
        <translation>Go on without camera</translation>
    </message>
    <message>
        <source>Videre uden mikrofon</source>
        <translation>Go on without microphone</translation>
    </message>
    <message>
        <source>Videre uden højttaler</source>
        <translation>Go on without speaker</translation>
    </message>
    <message>
        <source>Du er klar</source>
        <translation>You are ready</translation>
    </message>
    <message>
        <source>Kamera, lyd og net virker. Du skal ikke gøre mere.</source>
        <translation>Camera, sound and network work. You don&apos;t need to do more.</translation>
    </message>
    <message>
        <source>Du kan holde mødet. Herunder kan du se, hvad der kan blive endnu bedre.</source>
        <translation>You can hold the meeting. Below you can see what could be even better.</translation>
    </message>
    <message>
        <source>Du er klar med lyd</source>
        <translation>You are ready with sound</translation>
    </message>
    <message>
        <source>I kan tale sammen. Billedet kan mangle, og det gør ikke noget.</source>
        <translation>You can talk together. The picture may be missing, and that is all right.</translation>
    </message>
    <message>
        <source>Lad os ringe i stedet</source>
        <translation>Let us call instead</translation>
    </message>
    <message>
        <source>I kan tage mødet i telefonen. Det er lige så godt, og du mister intet.</source>
        <translation>You can hold the meeting by phone. It is just as good, and you lose nothing.</translation>
    </message>
    <message>
        <source>Du sprang testen over</source>
        <translation>You skipped the test</translation>
    </message>
    <message>
        <source>Det gør ikke noget. Du kan gå til mødet, eller teste senere.</source>
        <translation>That is all right. You can go to the meeting, or test later.</translation>
    </message>
    <message>
        <source>{name}, som du brugte {day}, er ikke sat til.</source>
        <translation>{name}, which you used {day}, is not plugged in.</translation>
    </message>
    <message>
        <source>Da virkede det hele. Sæt den til, hvis du vil bruge den igen.</source>
        <translation>Everything worked then. Plug it in if you want to use it again.</translation>
    </message>
    <message>
        <source>Det er ikke testet endnu</source>
        <translation>Not tested yet</translation>
    </message>
    <message>
        <source>Det så vi</source>
        <translation>What we saw</translation>
    </message>
    <message>
        <source>Gå til venteværelset</source>
        <translation>Go to the waiting room</translation>
    </message>
    <message>
        <source>Se nummeret</source>
        <translation>See the number</translation>
    </message>
    <message>
        <source>Prøv med video alligevel</source>
        <translation>Try with video anyway</translation>
    </message>
    <message>
        <source>Gør sådan</source>
        <translation>Do this</translation>
    </message>
    <message>
        <source>Vis mig hvordan</source>
        <translation>Show me how</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Sådan ser kameraet dig lige nu:</source>
        <translation>This is how the camera sees you now:</translation>
    </message>
    <message>
        <source>Det er {program}.</source>
        <translation>It is {program}.</translation>
    </message>
    <message>
        <source>Brug {name}</source>
        <translation>Use {name}</translation>
    </message>
    <message>
        <source>Detaljer</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Her er tallene til den, der hjælper dig.</source>
        <translation>These are the numbers for whoever helps you.</translation>
    </message>
    <message>
        <source>Kopiér tallene</source>
        <translation>Copy the numbers</translation>
    </message>
    <message>
        <source>Tallene er kopieret</source>
        <translation>The numbers are copied</translation>
    </message>
    <message>
        <source>ikke målt</source>
        <translation>not measured</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nej</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Åbn siden om kameraet</source>
        <translation>Open the page about the camera</translation>
    </message>
    <message>
        <source>Åbn siden om mikrofonen</source>
        <translation>Open the page about the microphone</translation>
    </message>
    <message>
        <source>Åbn siden Lyd</source>
        <translation>Open the page Sound</translation>
    </message>
    <message>
        <source>Åbn siden om nettet</source>
        <translation>Open the page about the network</translation>
    </message>
    <message>
        <source>Åbn siden om dato og tid</source>
        <translation>Open the page about date and time</translation>
    </message>
    <message>
        <source>Åbn siden om strøm</source>
        <translation>Open the page about power</translation>
    </message>
    <message>
        <source>Åbn siden om opdatering</source>
        <translation>Open the page about updates</translation>
    </message>
    <message>
        <source>Ringer du efter hjælp?</source>
        <translation>Are you calling for help?</translation>
    </message>
    <message>
        <source>Læs koden højt. Så ved den, der hjælper dig, hvad vi så.</source>
        <translation>Read the code aloud. Then whoever helps you knows what we saw.</translation>
    </message>
    <message>
        <source>Se rapporten</source>
        <translation>See the report</translation>
    </message>
    <message>
        <source>Rapport til den, der hjælper dig</source>
        <translation>Report for whoever helps you</translation>
    </message>
    <message>
        <source>Her er alt, hvad der står i den. Intet bliver sendt, før du selv gør det.</source>
        <translation>This is all that is in it. Nothing is sent until you do so yourself.</translation>
    </message>
    <message>
        <source>Gem rapporten</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Kopiér teksten</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>Teksten er kopieret</source>
        <translation>The text is copied</translation>
    </message>
    <message>
        <source>Du kan sætte den ind i en besked.</source>
        <translation>You can paste it into a message.</translation>
    </message>
    <message>
        <source>De samme tal til et program</source>
        <translation>The same numbers for a program</translation>
    </message>
    <message>
        <source>Hvor skal rapporten ligge?</source>
        <translation>Where shall the report be?</translation>
    </message>
    <message>
        <source>Side til at læse (*.html)</source>
        <translation>Page to read (*.html)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Data (*.json)</translation>
    </message>
    <message>
        <source>udstyr-{day}</source>
        <translation>equipment-{day}</translation>
    </message>
    <message>
        <source>Rapporten er gemt.</source>
        <translation>The report is saved.</translation>
    </message>
    <message>
        <source>Rapporten kunne ikke gemmes dér.</source>
        <translation>The report could not be saved there.</translation>
    </message>
    <message>
        <source>Vælg et andet sted, for eksempel Dokumenter.</source>
        <translation>Choose another place, for instance Documents.</translation>
    </message>
</context>
<context>
    <name>elsewhere</name>
    <message>
        <source>Linket mangler vist sin ende</source>
        <translation>The link seems to have lost its end</translation>
    </message>
    <message>
        <source>Det fører til {program}, men ikke hele vejen til et møde. Kopiér hele linket i dit brev, og sæt det ind igen.</source>
        <translation>It leads to {program}, but not all the way to a meeting. Copy the whole link in your letter and paste it again.</translation>
    </message>
    <message>
        <source>Linket ligner {program}, men fører et andet sted hen</source>
        <translation>The link looks like {program} but leads somewhere else</translation>
    </message>
    <message>
        <source>Vi åbner det ikke for dig nu. Ring til din sagsbehandler, og spørg, om det er det rigtige link.</source>
        <translation>We are not opening it for you now. Call your caseworker and ask if it is the right link.</translation>
    </message>
    <message>
        <source>Linket fører til {program}, men ikke til et møde</source>
        <translation>The link leads to {program}, but not to a meeting</translation>
    </message>
    <message>
        <source>Se efter i dit brev. Der er nok et andet link, som er til selve mødet.</source>
        <translation>Have a look in your letter. There is probably another link, for the meeting itself.</translation>
    </message>
    <message>
        <source>Vi kender ikke adressen i linket</source>
        <translation>We do not know the address in the link</translation>
    </message>
    <message>
        <source>Det kan godt være dit møde. Står linket i et brev fra din kommune, kan du roligt gå videre.</source>
        <translation>It may well be your meeting. If the link is in a letter from your municipality, you can safely go on.</translation>
    </message>
    <message>
        <source>Linket fører til denne adresse:</source>
        <translation>The link leads to this address:</translation>
    </message>
    <message>
        <source>Ja, det er mit møde</source>
        <translation>Yes, it is my meeting</translation>
    </message>
    <message>
        <source>Nej, tilbage</source>
        <translation>No, go back</translation>
    </message>
    <message>
        <source>Dit møde er i {program}</source>
        <translation>Your meeting is in {program}</translation>
    </message>
    <message>
        <source>Vi følger dig derhen. Først kan du teste kamera og lyd her.</source>
        <translation>We will go there with you. First you can test camera and sound here.</translation>
    </message>
    <message>
        <source>{day} kl. {time}</source>
        <translation>{day} at {time}</translation>
    </message>
    <message>
        <source>{day} kl. {time} skal du tale med {name}.</source>
        <translation>{day} at {time} you are going to talk with {name}.</translation>
    </message>
    <message>
        <source>{day} kl. {time} begynder mødet.</source>
        <translation>{day} at {time} the meeting begins.</translation>
    </message>
    <message>
        <source>Du skal tale med {name}.</source>
        <translation>You are going to talk with {name}.</translation>
    </message>
    <message>
        <source>Microsoft har lukket Skype</source>
        <translation>Microsoft has closed Skype</translation>
    </message>
    <message>
        <source>Linket åbner måske i Teams i stedet. Kommer mødet ikke frem, så ring til din sagsbehandler.</source>
        <translation>The link may open in Teams instead. If the meeting does not come up, call your caseworker.</translation>
    </message>
    <message>
        <source>Sådan går det</source>
        <translation>This is how it goes</translation>
    </message>
    <message>
        <source>Du tester kamera og lyd her, hvis du vil.</source>
        <translation>You test camera and sound here, if you like.</translation>
    </message>
    <message>
        <source>Du venter i ro på ventesiden. Der er et ur.</source>
        <translation>You wait calmly on the waiting page. There is a clock.</translation>
    </message>
    <message>
        <source>Du åbner mødet i {program}. Knappen til at ringe bliver på skærmen.</source>
        <translation>You open the meeting in {program}. The button for calling stays on the screen.</translation>
    </message>
    <message>
        <source>Gå til ventesiden</source>
        <translation>Go to the waiting page</translation>
    </message>
    <message>
        <source>Sæt linket ind en gang til</source>
        <translation>Paste the link once more</translation>
    </message>
    <message>
        <source>Computeren kunne ikke huske linket til dit møde. Det står stadig i dit brev.</source>
        <translation>The computer could not remember the link to your meeting. It is still in your letter.</translation>
    </message>
    <message>
        <source>Hvornår er mødet, og hvem skal du tale med?</source>
        <translation>When is the meeting, and who are you going to talk with?</translation>
    </message>
    <message>
        <source>Det står i dit brev. Skriv det, du har, så kan du ringe med ét tryk. Det bliver kun gemt på denne computer.</source>
        <translation>It is in your letter. Write what you have, and you can call with one press. It is kept on this computer only.</translation>
    </message>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Klokken</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Skriv for eksempel 13.00.</source>
        <translation>Write for instance 13:00.</translation>
    </message>
    <message>
        <source>Din sagsbehandlers navn</source>
        <translation>Your caseworker&apos;s name</translation>
    </message>
    <message>
        <source>Nummer, du kan ringe til</source>
        <translation>Number that you can call</translation>
    </message>
    <message>
        <source>Det kan være sagsbehandlerens eller jobcenterets nummer.</source>
        <translation>It can be the caseworker&apos;s or the jobcentre&apos;s number.</translation>
    </message>
    <message>
        <source>Gem</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Ret</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Det har du fortalt os</source>
        <translation>This is what you have told us</translation>
    </message>
    <message>
        <source>Vi ved ikke, hvornår mødet begynder.</source>
        <translation>We do not know when the meeting begins.</translation>
    </message>
    <message>
        <source>Du kan ringe til {phone}.</source>
        <translation>You can call {phone}.</translation>
    </message>
    <message>
        <source>Vi har ikke noget nummer, du kan ringe til.</source>
        <translation>We have no number that you can call.</translation>
    </message>
    <message>
        <source>Klokken er {time}</source>
        <translation>It is {time}</translation>
    </message>
    <message>
        <source>Du var her kl. {time}. Det står på din kvittering.</source>
        <translation>You were here at {time}. It is on your receipt.</translation>
    </message>
    <message>
        <source>Mødet begynder kl. {time}, altså {until}.</source>
        <translation>The meeting begins at {time}, that is {until}.</translation>
    </message>
    <message>
        <source>Mødet begynder {day} kl. {time}.</source>
        <translation>The meeting begins {day} at {time}.</translation>
    </message>
    <message>
        <source>Mødet begyndte kl. {time}. Åbn det nu.</source>
        <translation>The meeting began at {time}. Open it now.</translation>
    </message>
    <message>
        <source>Mødet begynder nu.</source>
        <translation>The meeting begins now.</translation>
    </message>
    <message>
        <source>Åbn mødet, når tiden i dit brev er kommet.</source>
        <translation>Open the meeting when the time in your letter has come.</translation>
    </message>
    <message>
        <source>Din sagsbehandler kan først se dig, når du har åbnet mødet i {program}.</source>
        <translation>Your caseworker can see you only when you have opened the meeting in {program}.</translation>
    </message>
    <message>
        <source>Når du åbner mødet</source>
        <translation>When you open the meeting</translation>
    </message>
    <message>
        <source>Vi slipper kamera og mikrofon, så {program} kan bruge dem.</source>
        <translation>We let go of camera and microphone, so that {program} can use them.</translation>
    </message>
    <message>
        <source>Mødet kommer frem i {program} eller i din browser.</source>
        <translation>The meeting comes up in {program} or in your browser.</translation>
    </message>
    <message>
        <source>En lille bjælke bliver på skærmen. Der kan du ringe med ét tryk.</source>
        <translation>A small bar stays on the screen. There you can call with one press.</translation>
    </message>
    <message>
        <source>Åbn mødet</source>
        <translation>Open the meeting</translation>
    </message>
    <message>
        <source>Vi slipper kamera og mikrofon …</source>
        <translation>We are letting go of camera and microphone …</translation>
    </message>
    <message>
        <source>Kopiér linket</source>
        <translation>Copy the link</translation>
    </message>
    <message>
        <source>Linket er kopieret</source>
        <translation>The link is copied</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Dit møde er åbnet i {program}</source>
        <translation>Your meeting has been opened in {program}</translation>
    </message>
    <message>
        <source>Vi bad din computer om at åbne det kl. {time}. Det kan tage lidt tid.</source>
        <translation>We asked your computer to open it at {time}. It may take a little while.</translation>
    </message>
    <message>
        <source>Kom mødet ikke frem?</source>
        <translation>Did the meeting not come up?</translation>
    </message>
    <message>
        <source>Åbn det igen, eller kopiér linket og sæt det ind i din browser. Du kan altid ringe.</source>
        <translation>Open it again, or copy the link and paste it into your browser. You can always call.</translation>
    </message>
    <message>
        <source>Åbn mødet igen</source>
        <translation>Open the meeting again</translation>
    </message>
    <message>
        <source>Bjælken på skærmen</source>
        <translation>The bar on the screen</translation>
    </message>
    <message>
        <source>Den ligger over de andre programmer, når du er i dem. Træk i den, eller flyt den med piletasterne.</source>
        <translation>It lies over the other programs while you are in them. Drag it, or move it with the arrow keys.</translation>
    </message>
    <message>
        <source>Mødet er slut</source>
        <translation>The meeting is over</translation>
    </message>
    <message>
        <source>Mødeklar: ring til din sagsbehandler</source>
        <translation>Mødeklar: call your caseworker</translation>
    </message>
    <message>
        <source>Flyt bjælken</source>
        <translation>Move the bar</translation>
    </message>
    <message>
        <source>Træk med musen, eller brug piletasterne.</source>
        <translation>Drag it with the mouse, or use the arrow keys.</translation>
    </message>
    <message>
        <source>Send besked</source>
        <translation>Send word</translation>
    </message>
    <message>
        <source>Tilbage til Mødeklar</source>
        <translation>Back to Mødeklar</translation>
    </message>
    <message>
        <source>Du er færdig i {program}.</source>
        <translation>You have finished in {program}.</translation>
    </message>
    <message>
        <source>Skal du ind til mødet igen?</source>
        <translation>Do you need to go back to the meeting?</translation>
    </message>
    <message>
        <source>Du kan åbne det i {program} en gang til.</source>
        <translation>You can open it in {program} once more.</translation>
    </message>
    <message>
        <source>Giv besked til {name}</source>
        <translation>Send word to {name}</translation>
    </message>
    <message>
        <source>Giv besked til din sagsbehandler</source>
        <translation>Send word to your caseworker</translation>
    </message>
    <message>
        <source>Vi skriver beskeden. Du sender den selv: i et svar på mailen, i en mail eller som sms.</source>
        <translation>We write the message. You send it yourself: in an answer to the mail, in a new mail or as a text message.</translation>
    </message>
    <message>
        <source>Vores møde</source>
        <translation>Our meeting</translation>
    </message>
    <message>
        <source>Jeg er klar til vores møde, men mit udstyr driller. Vil du ringe til mig?</source>
        <translation>I am ready for our meeting, but my equipment is not working. Will you call me?</translation>
    </message>
    <message>
        <source>Jeg kommer ti minutter senere til vores møde.</source>
        <translation>I will be ten minutes late for our meeting.</translation>
    </message>
    <message>
        <source>Kopiér</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Skriv en mail</source>
        <translation>Write a mail</translation>
    </message>
    <message>
        <source>Skriv en sms</source>
        <translation>Write a text message</translation>
    </message>
    <message>
        <source>Beskeden er kopieret kl. {time}. Sæt den ind i en mail, og send den.</source>
        <translation>The message was copied at {time}. Paste it into a mail and send it.</translation>
    </message>
    <message>
        <source>Kl. {time} bad vi om en ny mail. Beskeden er først sendt, når du trykker send i den.</source>
        <translation>At {time} we asked for a new mail. The message is sent only when you press send in it.</translation>
    </message>
    <message>
        <source>Kl. {time} bad vi om en ny sms. Beskeden er først sendt, når du trykker send i den.</source>
        <translation>At {time} we asked for a new text message. The message is sent only when you press send in it.</translation>
    </message>
    <message>
        <source>Vi kan ikke se, om den er kommet frem. Er du i tvivl, så ring.</source>
        <translation>We cannot see whether it has arrived. If you are in doubt, call.</translation>
    </message>
    <message>
        <source>Beskeden kunne ikke kopieres. Ring i stedet.</source>
        <translation>The message could not be copied. Call instead.</translation>
    </message>
    <message>
        <source>Der er ikke noget mailprogram her. Kopiér beskeden i stedet.</source>
        <translation>There is no mail program here. Copy the message instead.</translation>
    </message>
    <message>
        <source>Der er ikke noget program til sms her. Brug koden med din telefon.</source>
        <translation>There is no program for text messages here. Use the code with your telephone.</translation>
    </message>
    <message>
        <source>Peg med din telefons kamera, så ligger den første besked klar som sms.</source>
        <translation>Point your telephone&apos;s camera at it, and the first message is ready as a text message.</translation>
    </message>
    <message>
        <source>Kode, som gør en sms klar på en telefon</source>
        <translation>Code that makes a text message ready on a telephone</translation>
    </message>
    <message>
        <source>Møde i {program}</source>
        <translation>Meeting in {program}</translation>
    </message>
</context>
<context>
    <name>faults</name>
    <message>
        <source>Vi kan ikke læse linket.</source>
        <translation>We can&apos;t read the link.</translation>
    </message>
    <message>
        <source>Tag linket fra dit brev en gang til. Du kan også skrive koden på ni tal.</source>
        <translation>Take the link from your letter once more. You can also type the nine-digit code.</translation>
    </message>
    <message>
        <source>Vi kan ikke finde mødet.</source>
        <translation>We can&apos;t find the meeting.</translation>
    </message>
    <message>
        <source>Se efter, om hele linket kom med. Du kan også ringe, så hjælper vi dig ind.</source>
        <translation>See whether the whole link came along. You can also call, and we will help you in.</translation>
    </message>
    <message>
        <source>Linket virker ikke længere.</source>
        <translation>The link no longer works.</translation>
    </message>
    <message>
        <source>Ring til os, så får du et nyt. Det er ikke din skyld.</source>
        <translation>Call us, and you will get a new one. It is not your fault.</translation>
    </message>
    <message>
        <source>Linket er brugt på en anden computer.</source>
        <translation>The link was used on another computer.</translation>
    </message>
    <message>
        <source>Ring til os, så får du et nyt. Det tager kun et øjeblik.</source>
        <translation>Call us, and you will get a new one. It only takes a moment.</translation>
    </message>
    <message>
        <source>Linket hører til et andet program.</source>
        <translation>The link belongs to another program.</translation>
    </message>
    <message>
        <source>Åbn linket i det program, som dit brev nævner. Du kan altid ringe til os.</source>
        <translation>Open the link in the program that your letter names. You can always call us.</translation>
    </message>
    <message>
        <source>Computeren kunne ikke åbne mødet.</source>
        <translation>The computer could not open the meeting.</translation>
    </message>
    <message>
        <source>Kopiér linket, og sæt det ind i din browser. Du kan også ringe.</source>
        <translation>Copy the link and paste it into your browser. You can also call.</translation>
    </message>
    <message>
        <source>Det er ikke et link til et møde. Vi åbner det ikke.</source>
        <translation>This is not a link to a meeting. We do not open it.</translation>
    </message>
    <message>
        <source>Kopiér linket i dit brev en gang til. Er du i tvivl, så ring til os.</source>
        <translation>Copy the link in your letter once more. If you are in doubt, call us.</translation>
    </message>
    <message>
        <source>Et af tallene ser ud til at være byttet om.</source>
        <translation>One of the digits seems to be swapped.</translation>
    </message>
    <message>
        <source>Se på koden en gang til, og skriv den igen. Der er ni tal.</source>
        <translation>Look at the code once more and type it again. There are nine digits.</translation>
    </message>
    <message>
        <source>Vi kan ikke finde et møde med den kode.</source>
        <translation>We can&apos;t find a meeting with that code.</translation>
    </message>
    <message>
        <source>Se på koden en gang til. Du kan også bruge linket i dit brev, eller ringe.</source>
        <translation>Look at the code once more. You can also use the link in your letter, or call.</translation>
    </message>
    <message>
        <source>Koden virker ikke længere.</source>
        <translation>The code no longer works.</translation>
    </message>
    <message>
        <source>Ring til os, så får du en ny. Det er ikke din skyld.</source>
        <translation>Call us, and you will get a new one. It is not your fault.</translation>
    </message>
    <message>
        <source>Vi holder en kort pause, før du kan prøve igen.</source>
        <translation>There is a short pause before you can try again.</translation>
    </message>
    <message>
        <source>Vent et par minutter. Du kan altid ringe til os i stedet.</source>
        <translation>Wait a few minutes. You can always call us instead.</translation>
    </message>
    <message>
        <source>Din computer er ikke på nettet lige nu.</source>
        <translation>Your computer is not online right now.</translation>
    </message>
    <message>
        <source>Vi prøver igen af os selv. Du kan altid holde mødet i telefonen.</source>
        <translation>We keep trying. You can always hold the meeting by phone.</translation>
    </message>
    <message>
        <source>Vi kan ikke få fat i mødet lige nu.</source>
        <translation>We can&apos;t reach the meeting right now.</translation>
    </message>
    <message>
        <source>Det ligger hos os. Vi prøver igen, og du kan altid ringe.</source>
        <translation>That is on our side. We keep trying, and you can always call.</translation>
    </message>
    <message>
        <source>Det tager længere tid, end det plejer.</source>
        <translation>It takes longer than usual.</translation>
    </message>
    <message>
        <source>Vent lidt, eller prøv igen. Du kan altid ringe.</source>
        <translation>Wait a little, or try again. You can always call.</translation>
    </message>
    <message>
        <source>Vi fik et svar, som vi ikke kan bruge.</source>
        <translation>We got an answer that we can&apos;t use.</translation>
    </message>
    <message>
        <source>Prøv igen om lidt. Bliver det ved, så ring til os.</source>
        <translation>Try again in a while. If it goes on, call us.</translation>
    </message>
    <message>
        <source>Dit program er nyere end vores.</source>
        <translation>Your program is newer than ours.</translation>
    </message>
    <message>
        <source>Mødet kan ikke åbnes her i dag. Ring til os, så finder vi ud af det.</source>
        <translation>The meeting can&apos;t be opened here today. Call us, and we will sort it out.</translation>
    </message>
    <message>
        <source>Mødet kræver en nyere udgave af Mødeklar.</source>
        <translation>The meeting needs a newer version of Mødeklar.</translation>
    </message>
    <message>
        <source>Hent den nye, eller tag mødet i telefonen. Det er lige så godt.</source>
        <translation>Fetch the new one, or take the meeting by phone. It is just as good.</translation>
    </message>
    <message>
        <source>Der er kommet en ny udgave af programmet.</source>
        <translation>There is a new version of the program.</translation>
    </message>
    <message>
        <source>Hent den nye udgave, når du har tid. I dag kan du ringe til os.</source>
        <translation>Get the new version when you have time. Today you can call us.</translation>
    </message>
    <message>
        <source>Du er gået ind i mødet et andet sted.</source>
        <translation>You have joined the meeting somewhere else.</translation>
    </message>
    <message>
        <source>Dit møde er åbent på en anden skærm. Vil du holde det her, så gå ind igen.</source>
        <translation>Your meeting is open on another screen. If you want to hold it here, go in again.</translation>
    </message>
    <message>
        <source>Din del af mødet er slut.</source>
        <translation>Your part of the meeting is over.</translation>
    </message>
    <message>
        <source>Har du brug for mere, så ring til din sagsbehandler.</source>
        <translation>If you need more, call your caseworker.</translation>
    </message>
    <message>
        <source>Der er ikke plads til flere i mødet lige nu.</source>
        <translation>There is no room for more people in the meeting right now.</translation>
    </message>
    <message>
        <source>Ring til os, så gør vi plads til dig.</source>
        <translation>Call us, and we will make room for you.</translation>
    </message>
    <message>
        <source>Vi kan ikke se noget kamera.</source>
        <translation>We can&apos;t see a camera.</translation>
    </message>
    <message>
        <source>Det gør ikke noget: du kan holde mødet med lyd.</source>
        <translation>That is all right: you can hold the meeting with sound.</translation>
    </message>
    <message>
        <source>Et andet program bruger kameraet.</source>
        <translation>Another program is using the camera.</translation>
    </message>
    <message>
        <source>Luk det andet program, så prøver vi igen. Du kan også holde mødet med lyd.</source>
        <translation>Close the other program, and we will try again. You can also hold the meeting with sound.</translation>
    </message>
    <message>
        <source>Din computer lader ikke programmet bruge kameraet.</source>
        <translation>Your computer does not let the program use the camera.</translation>
    </message>
    <message>
        <source>Du kan give lov under Privatliv. Du kan også holde mødet med lyd.</source>
        <translation>You can allow it under Privacy. You can also hold the meeting with sound.</translation>
    </message>
    <message>
        <source>Kameraet er gået i stå.</source>
        <translation>The camera has stopped.</translation>
    </message>
    <message>
        <source>Lyden går videre. Vi prøver at få billedet i gang igen.</source>
        <translation>The sound goes on. We are trying to get the picture going again.</translation>
    </message>
    <message>
        <source>Vi kan ikke vise filmen i stedet for kameraet.</source>
        <translation>We can&apos;t show the film in place of the camera.</translation>
    </message>
    <message>
        <source>Vælg et andet kamera på listen. Du kan også holde mødet med lyd.</source>
        <translation>Choose another camera on the list. You can also hold the meeting with sound.</translation>
    </message>
    <message>
        <source>Vi kan ikke afspille filen i stedet for mikrofonen.</source>
        <translation>We can&apos;t play the file in place of the microphone.</translation>
    </message>
    <message>
        <source>Vælg en anden mikrofon på listen.</source>
        <translation>Choose another microphone on the list.</translation>
    </message>
    <message>
        <source>Vi kan ikke finde nogen mikrofon.</source>
        <translation>We can&apos;t find a microphone.</translation>
    </message>
    <message>
        <source>Sæt et headset i, hvis du har et. Ellers tager vi mødet i telefonen.</source>
        <translation>Plug in a headset if you have one. Otherwise we take the meeting by phone.</translation>
    </message>
    <message>
        <source>Et andet program bruger mikrofonen.</source>
        <translation>Another program is using the microphone.</translation>
    </message>
    <message>
        <source>Luk det andet program, så prøver vi igen.</source>
        <translation>Close the other program, and we will try again.</translation>
    </message>
    <message>
        <source>Din computer lader ikke programmet bruge mikrofonen.</source>
        <translation>Your computer does not let the program use the microphone.</translation>
    </message>
    <message>
        <source>Du kan give lov under Privatliv. Ellers tager vi mødet i telefonen.</source>
        <translation>You can allow it under Privacy. Otherwise we take the meeting by phone.</translation>
    </message>
    <message>
        <source>Mikrofonen er ikke tændt mere.</source>
        <translation>The microphone is no longer on.</translation>
    </message>
    <message>
        <source>Se, om stikket sidder fast, eller vælg en anden på listen.</source>
        <translation>See whether the plug sits firmly, or choose another one on the list.</translation>
    </message>
    <message>
        <source>Der kommer ingen lyd fra mikrofonen.</source>
        <translation>No sound comes from the microphone.</translation>
    </message>
    <message>
        <source>Se efter en knap på headsettet eller ledningen, som slår lyden fra.</source>
        <translation>Look for a button on the headset or its cord that turns the sound off.</translation>
    </message>
    <message>
        <source>Vi kan ikke finde nogen højttaler.</source>
        <translation>We can&apos;t find a speaker.</translation>
    </message>
    <message>
        <source>Et andet program bruger højttaleren.</source>
        <translation>Another program is using the speaker.</translation>
    </message>
    <message>
        <source>Højttaleren er ikke tændt mere.</source>
        <translation>The speaker is no longer on.</translation>
    </message>
    <message>
        <source>Din computer har ingen lyd lige nu.</source>
        <translation>Your computer has no sound right now.</translation>
    </message>
    <message>
        <source>Det kan hjælpe at starte den igen. Ellers tager vi mødet i telefonen.</source>
        <translation>It may help to start it again. Otherwise we take the meeting by phone.</translation>
    </message>
    <message>
        <source>Computerens lyd svarer ikke lige nu.</source>
        <translation>The computer&apos;s sound does not answer just now.</translation>
    </message>
    <message>
        <source>Kamera og lyd svarer ikke lige nu.</source>
        <translation>Camera and sound do not answer right now.</translation>
    </message>
    <message>
        <source>Vi starter dem igen. Din plads er gemt.</source>
        <translation>We are starting them again. Your place is kept.</translation>
    </message>
    <message>
        <source>Kamera og lyd gik ud.</source>
        <translation>Camera and sound went off.</translation>
    </message>
    <message>
        <source>Kamera og lyd vil ikke i gang på din computer i dag.</source>
        <translation>Camera and sound won&apos;t start on your computer today.</translation>
    </message>
    <message>
        <source>Din plads er gemt. Lad os tage mødet i telefonen.</source>
        <translation>Your place is kept. Let us take the meeting by phone.</translation>
    </message>
    <message>
        <source>To dele af programmet passer ikke sammen.</source>
        <translation>Two parts of the program do not fit together.</translation>
    </message>
    <message>
        <source>Luk programmet, og åbn det igen. Du kan altid ringe.</source>
        <translation>Close the program and open it again. You can always call.</translation>
    </message>
    <message>
        <source>Noget i programmet gik i stå.</source>
        <translation>Something in the program has stopped.</translation>
    </message>
    <message>
        <source>Det ligger hos os. Luk programmet og åbn det igen, eller ring.</source>
        <translation>That is on our side. Close the program and open it again, or call.</translation>
    </message>
    <message>
        <source>Der er ikke plads på computeren lige nu.</source>
        <translation>There is no room on the computer just now.</translation>
    </message>
    <message>
        <source>Vi husker alt, så længe programmet er åbent, og gemmer det, når der er plads.</source>
        <translation>We remember everything as long as the program is open, and save it when there is room.</translation>
    </message>
    <message>
        <source>En af dine filer på computeren var gået i stykker.</source>
        <translation>One of your files on the computer was damaged.</translation>
    </message>
    <message>
        <source>Vi har reddet det, der kunne læses. Du skal ikke gøre noget.</source>
        <translation>We have saved what could be read. You don&apos;t need to do anything.</translation>
    </message>
    <message>
        <source>Vi fik ikke forbindelse endnu.</source>
        <translation>We are not connected yet.</translation>
    </message>
    <message>
        <source>Vi prøver igen af os selv. Din plads er gemt.</source>
        <translation>We keep trying. Your place is kept.</translation>
    </message>
    <message>
        <source>De to computere forstod ikke hinanden.</source>
        <translation>The two computers did not understand each other.</translation>
    </message>
    <message>
        <source>Vi prøver igen af os selv. Bliver det ved, så ring.</source>
        <translation>We keep trying. If it goes on, call.</translation>
    </message>
    <message>
        <source>Der skete noget, som vi ikke kender.</source>
        <translation>Something happened that we don&apos;t know.</translation>
    </message>
    <message>
        <source>Din plads er gemt. Prøv igen, eller ring til os.</source>
        <translation>Your place is kept. Try again, or call us.</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Vi kan ikke se noget kamera.</source>
        <translation>We can&apos;t see a camera.</translation>
    </message>
    <message>
        <source>Billedet er sort.</source>
        <translation>The picture is black.</translation>
    </message>
    <message>
        <source>Billedet er lidt mørkt.</source>
        <translation>The picture is a little dark.</translation>
    </message>
    <message>
        <source>Billedet er meget lyst.</source>
        <translation>The picture is very bright.</translation>
    </message>
    <message>
        <source>Billedet står stille.</source>
        <translation>The picture is not moving.</translation>
    </message>
    <message>
        <source>Billedet hakker lidt.</source>
        <translation>The picture is a little jerky.</translation>
    </message>
    <message>
        <source>Et andet program bruger kameraet.</source>
        <translation>Another program is using the camera.</translation>
    </message>
    <message>
        <source>Lyset kommer bagfra.</source>
        <translation>The light comes from behind.</translation>
    </message>
    <message>
        <source>Billedet er lidt uskarpt.</source>
        <translation>The picture is a little blurred.</translation>
    </message>
    <message>
        <source>Tør kameraet af med en blød klud.</source>
        <translation>Wipe the camera with a soft cloth.</translation>
    </message>
    <message>
        <source>Der er måske noget foran kameraet.</source>
        <translation>Something may be in front of the camera.</translation>
    </message>
    <message>
        <source>Din computer lader ikke programmet bruge kameraet.</source>
        <translation>Your computer does not let the program use the camera.</translation>
    </message>
    <message>
        <source>Der er nok et vindue eller en lampe bag dig. Så bliver ansigtet mørkt.</source>
        <translation>There is probably a window or a lamp behind you. That makes your face dark.</translation>
    </message>
    <message>
        <source>Vend dig, så vinduet er foran dig.</source>
        <translation>Turn so that the window is in front of you.</translation>
    </message>
    <message>
        <source>Der sidder nok et lille låg foran kameraet.</source>
        <translation>There is probably a small cover in front of the camera.</translation>
    </message>
    <message>
        <source>Skub låget til side. Det sidder lige over skærmen.</source>
        <translation>Slide the cover aside. It is just above the screen.</translation>
    </message>
    <message>
        <source>Der er nok lidt støv eller fedt på kameraet.</source>
        <translation>There is probably a little dust or grease on the camera.</translation>
    </message>
    <message>
        <source>Der kommer nok stærkt lys lige ind i kameraet.</source>
        <translation>A strong light is probably shining straight into the camera.</translation>
    </message>
    <message>
        <source>Vend dig, så lyset ikke rammer kameraet.</source>
        <translation>Turn so that the light does not hit the camera.</translation>
    </message>
    <message>
        <source>Kun ét program kan bruge kameraet ad gangen.</source>
        <translation>Only one program can use the camera at a time.</translation>
    </message>
    <message>
        <source>Luk det andet program, og prøv igen.</source>
        <translation>Close the other program, and try again.</translation>
    </message>
    <message>
        <source>Det er som regel et låg eller et stykke tape.</source>
        <translation>It is usually a cover or a piece of tape.</translation>
    </message>
    <message>
        <source>Der er nok ikke lys nok på dit ansigt.</source>
        <translation>There is probably not enough light on your face.</translation>
    </message>
    <message>
        <source>Tænd en lampe foran dig.</source>
        <translation>Turn on a lamp in front of you.</translation>
    </message>
    <message>
        <source>Sådan er mange computere sat op fra starten.</source>
        <translation>Many computers are set up like this from the start.</translation>
    </message>
    <message>
        <source>Slå kameraet til i Indstillinger under Privatliv.</source>
        <translation>Switch the camera on in Settings, under Privacy.</translation>
    </message>
    <message>
        <source>Åbn siden om kameraet. Slå alle tre knapper til, der nævner apps.</source>
        <translation>Open the page about the camera. Switch on all three switches that mention apps.</translation>
    </message>
    <message>
        <source>Åbn siden om kameraet. Slå Mødeklar til på listen, og åbn så Mødeklar igen.</source>
        <translation>Open the page about the camera. Switch Mødeklar on in the list. Then start Mødeklar again.</translation>
    </message>
    <message>
        <source>Du sidder lidt langt væk.</source>
        <translation>You are sitting a little far away.</translation>
    </message>
    <message>
        <source>Kameraet er for dem, der sidder tæt på skærmen.</source>
        <translation>The camera is made for people who sit close to the screen.</translation>
    </message>
    <message>
        <source>Ryk tættere på, så kan I se hinanden bedre.</source>
        <translation>Move closer. Then you can see each other better.</translation>
    </message>
    <message>
        <source>Dit hoved er højt oppe i billedet.</source>
        <translation>Your head is high up in the picture.</translation>
    </message>
    <message>
        <source>Kameraet peger nok lidt opad.</source>
        <translation>The camera is probably pointing up a little.</translation>
    </message>
    <message>
        <source>Vip skærmen lidt frem mod dig selv.</source>
        <translation>Tilt the screen a little towards yourself.</translation>
    </message>
    <message>
        <source>Du sidder meget tæt på kameraet.</source>
        <translation>You are sitting very close to the camera.</translation>
    </message>
    <message>
        <source>Så er der ikke plads til hele dit hoved i billedet.</source>
        <translation>There is not room for your whole head in the picture.</translation>
    </message>
    <message>
        <source>Ryk lidt tilbage, så hele dit hoved er med.</source>
        <translation>Move back a little, so that your whole head is in the picture.</translation>
    </message>
    <message>
        <source>Filen er nok flyttet, eller den er ikke en film.</source>
        <translation>The file has probably been moved, or it is not a film.</translation>
    </message>
    <message>
        <source>Vælg et andet kamera på listen.</source>
        <translation>Choose another camera from the list.</translation>
    </message>
    <message>
        <source>Kameraet er nok gået i stå.</source>
        <translation>The camera has probably got stuck.</translation>
    </message>
    <message>
        <source>Tag stikket til kameraet ud, og sæt det i igen.</source>
        <translation>Unplug the camera, and plug it in again.</translation>
    </message>
    <message>
        <source>Det er nok gået i stå. Det sker for mange kameraer.</source>
        <translation>It has probably got stuck. That happens to many cameras.</translation>
    </message>
    <message>
        <source>Du sidder nok ikke foran kameraet endnu. Det gør ikke noget.</source>
        <translation>You are probably not in front of the camera yet. That is all right.</translation>
    </message>
    <message>
        <source>Sæt dig foran kameraet, når du er klar.</source>
        <translation>Sit in front of the camera when you are ready.</translation>
    </message>
    <message>
        <source>Mange computere har ikke noget kamera. Du kan holde mødet med lyd.</source>
        <translation>Many computers have no camera. You can hold the meeting with sound.</translation>
    </message>
    <message>
        <source>Sæt et kamera i, hvis du har et.</source>
        <translation>Plug in a camera if you have one.</translation>
    </message>
    <message>
        <source>Mange kameraer bliver langsomme, når der ikke er lys nok.</source>
        <translation>Many cameras get slow when there is not enough light.</translation>
    </message>
    <message>
        <source>Dit hoved er langt nede i billedet.</source>
        <translation>Your head is low down in the picture.</translation>
    </message>
    <message>
        <source>Åbn siden om kameraet. Slå adgang til, også for skrivebordsapps.</source>
        <translation>Open the page about the camera. Switch access on, for desktop apps too.</translation>
    </message>
    <message>
        <source>Kameraet sidder nok lavere end dine øjne.</source>
        <translation>The camera is probably lower than your eyes.</translation>
    </message>
    <message>
        <source>Sæt computeren på et par bøger, så kameraet er ud for dine øjne.</source>
        <translation>Put the computer on a few books, so that the camera is level with your eyes.</translation>
    </message>
    <message>
        <source>Du sidder lidt ude i siden.</source>
        <translation>You are sitting a little to one side.</translation>
    </message>
    <message>
        <source>Kameraet peger nok lidt ved siden af dig.</source>
        <translation>The camera is probably pointing a little past you.</translation>
    </message>
    <message>
        <source>Ryk ind mod midten af billedet.</source>
        <translation>Move towards the middle of the picture.</translation>
    </message>
    <message>
        <source>Vi kan ikke vise filmen i stedet for kameraet.</source>
        <translation>We can&apos;t show the film in place of the camera.</translation>
    </message>
    <message>
        <source>Kameraet svarer ikke lige nu.</source>
        <translation>The camera is not answering right now.</translation>
    </message>
    <message>
        <source>Vi kan ikke se noget ansigt i billedet.</source>
        <translation>We can&apos;t see a face in the picture.</translation>
    </message>
    <message>
        <source>Kameraet på listen er et program.</source>
        <translation>The camera on the list is a program.</translation>
    </message>
    <message>
        <source>Et program på din computer laver et billede i stedet for kameraet.</source>
        <translation>A program on your computer makes a picture in place of the camera.</translation>
    </message>
    <message>
        <source>Vælg et andet kamera, hvis billedet ikke er dig.</source>
        <translation>Choose another camera if the picture is not you.</translation>
    </message>
    <message>
        <source>Din computer kører på batteri.</source>
        <translation>Your computer is running on its battery.</translation>
    </message>
    <message>
        <source>Så sparer den på kræfterne, og den kan gå ud midt i mødet.</source>
        <translation>It saves power, and may run out in the middle of the meeting.</translation>
    </message>
    <message>
        <source>Sæt strøm til, hvis du kan.</source>
        <translation>Plug in the power cable if you can.</translation>
    </message>
    <message>
        <source>Din computer har travlt med andre programmer.</source>
        <translation>Your computer is busy with other programs.</translation>
    </message>
    <message>
        <source>Et andet program arbejder hårdt lige nu.</source>
        <translation>Another program is working hard right now.</translation>
    </message>
    <message>
        <source>Luk de programmer, som du ikke bruger.</source>
        <translation>Close the programs that you do not use.</translation>
    </message>
    <message>
        <source>Der er nok mange programmer eller faner åbne.</source>
        <translation>Many programs or tabs are probably open.</translation>
    </message>
    <message>
        <source>Den har nok travlt, eller den har år på bagen. Lyden går forud.</source>
        <translation>It is probably busy, or getting old. Sound comes first.</translation>
    </message>
    <message>
        <source>Systemet får nok ikke opdateringer mere. Mødet virker alligevel.</source>
        <translation>It probably gets no more updates. The meeting works all the same.</translation>
    </message>
    <message>
        <source>Bed en, du stoler på, se på det. Det haster ikke.</source>
        <translation>Ask somebody you trust to have a look. There is no hurry.</translation>
    </message>
    <message>
        <source>Din computer er af ældre dato.</source>
        <translation>Your computer is an older one.</translation>
    </message>
    <message>
        <source>Dit net bliver langsomt, når det har travlt.</source>
        <translation>Your network gets slow when it is busy.</translation>
    </message>
    <message>
        <source>Det sker, når andre ser film eller henter noget på samme tid.</source>
        <translation>That happens when others watch films or download something at the same time.</translation>
    </message>
    <message>
        <source>Bed andre i huset vente med film og spil under mødet.</source>
        <translation>Ask others at home not to watch films or play games during the meeting.</translation>
    </message>
    <message>
        <source>Det sker, når en computer har været slukket længe.</source>
        <translation>That happens when a computer has been off for a long time.</translation>
    </message>
    <message>
        <source>Slå automatisk tid til i Indstillinger.</source>
        <translation>Switch on automatic time in Settings.</translation>
    </message>
    <message>
        <source>Åbn siden om dato og tid. Slå automatisk tid til.</source>
        <translation>Open the page about date and time. Switch on automatic time.</translation>
    </message>
    <message>
        <source>Det sker ofte med mobilt net. I kan godt tale sammen.</source>
        <translation>That often happens with mobile networks. You can still talk together.</translation>
    </message>
    <message>
        <source>Brug et kabel fra din router, hvis du kan.</source>
        <translation>Use a cable from your router if you can.</translation>
    </message>
    <message>
        <source>Dit net kan nok ikke slå adressen op. Det går som regel over.</source>
        <translation>Your network probably cannot look up the address. That usually passes.</translation>
    </message>
    <message>
        <source>Vent et minut, og prøv igen.</source>
        <translation>Wait a minute, and try again.</translation>
    </message>
    <message>
        <source>Det trådløse net er nok svagt her. Lyden går forud for billedet.</source>
        <translation>The wireless network is probably weak here. Sound comes before picture.</translation>
    </message>
    <message>
        <source>Sæt dig tættere på din router.</source>
        <translation>Sit closer to your router.</translation>
    </message>
    <message>
        <source>Lidt af lyden kan falde ud.</source>
        <translation>Some of the sound may drop out.</translation>
    </message>
    <message>
        <source>Det trådløse net er nok svagt her.</source>
        <translation>The wireless network is probably weak here.</translation>
    </message>
    <message>
        <source>Det trådløse net er nok slået fra, eller computeren er i flytilstand.</source>
        <translation>The wireless network is probably off, or the computer is in flight mode.</translation>
    </message>
    <message>
        <source>Tryk på ikonet for net øverst til højre, og vælg dit net.</source>
        <translation>Press the network icon at the top right, and choose your network.</translation>
    </message>
    <message>
        <source>Tryk på ikonet for net nederst til højre, og vælg dit net.</source>
        <translation>Press the network icon at the bottom right, and choose your network.</translation>
    </message>
    <message>
        <source>Åbn din browser, og log på nettet der.</source>
        <translation>Open your browser, and log in to the network there.</translation>
    </message>
    <message>
        <source>Det ligger hos os og ikke hos dig.</source>
        <translation>The trouble is at our end, not yours.</translation>
    </message>
    <message>
        <source>Måske bruger andre nettet lige nu. Lyden vil være god.</source>
        <translation>Perhaps others are using the network right now. The sound will be good.</translation>
    </message>
    <message>
        <source>Sådan er nettet sat op mange steder, for eksempel på biblioteket.</source>
        <translation>Many networks are set up like this, for instance in libraries.</translation>
    </message>
    <message>
        <source>Du skal ikke gøre noget. Vi går en anden vej.</source>
        <translation>You need not do anything. We go another way.</translation>
    </message>
    <message>
        <source>Det sker, når dato og tid på computeren ikke passer.</source>
        <translation>That happens when the computer&apos;s date and time are not right.</translation>
    </message>
    <message>
        <source>Se, om dato og tid passer, og prøv igen.</source>
        <translation>Check that the date and time are right, and try again.</translation>
    </message>
    <message>
        <source>Dit net lukker for video.</source>
        <translation>Your network blocks video.</translation>
    </message>
    <message>
        <source>Brug et andet net, for eksempel fra din telefon.</source>
        <translation>Use another network, for instance from your phone.</translation>
    </message>
    <message>
        <source>Der er nok langt til din router, eller en tyk væg.</source>
        <translation>Your router is probably far away, or behind a thick wall.</translation>
    </message>
    <message>
        <source>Dit net henter langsomt.</source>
        <translation>Your network is slow to receive.</translation>
    </message>
    <message>
        <source>Sådan gør nettet i toget og på biblioteket, til du er logget på.</source>
        <translation>Networks on trains and in libraries do this.</translation>
    </message>
    <message>
        <source>Dit net sender langsomt.</source>
        <translation>Your network is slow to send.</translation>
    </message>
    <message>
        <source>Dit net lukker for den hurtige vej.</source>
        <translation>Your network blocks the fastest way.</translation>
    </message>
    <message>
        <source>Sådan er nettet sat op nogle steder. Din computer er god nok.</source>
        <translation>Some networks are set up like this. Your computer is fine.</translation>
    </message>
    <message>
        <source>Du er på nettet gennem et andet netværk.</source>
        <translation>You are online by way of another network.</translation>
    </message>
    <message>
        <source>Et program på din computer sender alt en omvej. Det hedder ofte VPN.</source>
        <translation>A program on your computer sends everything a longer way. It is often called VPN.</translation>
    </message>
    <message>
        <source>Slå det fra under mødet, hvis billedet hakker.</source>
        <translation>Switch it off during the meeting if the picture is jerky.</translation>
    </message>
    <message>
        <source>Dit trådløse net er svagt her.</source>
        <translation>Your wireless network is weak here.</translation>
    </message>
    <message>
        <source>Din computer lader ikke programmet bruge mikrofonen.</source>
        <translation>Your computer does not let the program use the microphone.</translation>
    </message>
    <message>
        <source>Åbn siden om mikrofonen. Slå adgang til, også for skrivebordsapps.</source>
        <translation>Open the page about the microphone. Switch access on, for desktop apps too.</translation>
    </message>
    <message>
        <source>Vi kan ikke afspille filen i stedet for mikrofonen.</source>
        <translation>We can&apos;t play the file in place of the microphone.</translation>
    </message>
    <message>
        <source>Vælg en anden mikrofon på listen.</source>
        <translation>Choose another microphone from the list.</translation>
    </message>
    <message>
        <source>Dit trådløse headset giver lidt ringere lyd.</source>
        <translation>Your wireless headset sounds a little worse.</translation>
    </message>
    <message>
        <source>Der er en brummen i lyden.</source>
        <translation>There is a hum in the sound.</translation>
    </message>
    <message>
        <source>Flyt mikrofonen lidt væk fra ledninger og lamper.</source>
        <translation>Move the microphone a little away from cables and lamps.</translation>
    </message>
    <message>
        <source>Mikrofonen svarer ikke lige nu.</source>
        <translation>The microphone is not answering right now.</translation>
    </message>
    <message>
        <source>Mikrofonen er ikke tændt mere.</source>
        <translation>The microphone is no longer connected.</translation>
    </message>
    <message>
        <source>Din stemme er lidt kraftig.</source>
        <translation>Your voice is a little loud.</translation>
    </message>
    <message>
        <source>Vi kan ikke finde nogen mikrofon.</source>
        <translation>We can&apos;t find a microphone.</translation>
    </message>
    <message>
        <source>En anden mikrofon kan høre dig.</source>
        <translation>Another microphone can hear you.</translation>
    </message>
    <message>
        <source>Der kommer ingen lyd fra mikrofonen.</source>
        <translation>No sound comes from the microphone.</translation>
    </message>
    <message>
        <source>Nettet her viser en anden side end mødet.</source>
        <translation>The network here asks you to log in first.</translation>
    </message>
    <message>
        <source>Dit net virker, men mødet svarer ikke lige nu.</source>
        <translation>Your network works, but the meeting is not answering right now.</translation>
    </message>
    <message>
        <source>Vi kan ikke nå mødet på en sikker måde lige nu.</source>
        <translation>We can&apos;t reach the meeting safely right now.</translation>
    </message>
    <message>
        <source>Vi kan høre dig, men lavt.</source>
        <translation>We can hear you, but faintly.</translation>
    </message>
    <message>
        <source>Vi kan høre en del støj.</source>
        <translation>We can hear some noise.</translation>
    </message>
    <message>
        <source>Vi hørte ingen stemme.</source>
        <translation>We did not hear a voice.</translation>
    </message>
    <message>
        <source>Et andet program bruger mikrofonen.</source>
        <translation>Another program is using the microphone.</translation>
    </message>
    <message>
        <source>Det er ofte et andet program til samtaler.</source>
        <translation>It is often another program for video calls.</translation>
    </message>
    <message>
        <source>Din stemme er så kraftig, at den skratter.</source>
        <translation>Your voice is so loud that it crackles.</translation>
    </message>
    <message>
        <source>Mikrofonen er nok skruet højt op, eller den sidder tæt på munden.</source>
        <translation>The microphone is probably turned up high, or close to your mouth.</translation>
    </message>
    <message>
        <source>Flyt mikrofonen lidt længere væk fra munden.</source>
        <translation>Move the microphone a little further from your mouth.</translation>
    </message>
    <message>
        <source>Slå mikrofonen til i Indstillinger under Privatliv.</source>
        <translation>Switch the microphone on in Settings, under Privacy.</translation>
    </message>
    <message>
        <source>Åbn siden om mikrofonen. Slå alle tre knapper til, der nævner apps.</source>
        <translation>Open the page about the microphone. Switch on all three switches that mention apps.</translation>
    </message>
    <message>
        <source>Åbn siden om mikrofonen. Slå Mødeklar til på listen, og åbn så Mødeklar igen.</source>
        <translation>Open the page about the microphone. Switch Mødeklar on in the list. Then start Mødeklar again.</translation>
    </message>
    <message>
        <source>Filen er nok flyttet, eller den har ingen lyd.</source>
        <translation>The file has probably been moved, or it has no sound.</translation>
    </message>
    <message>
        <source>Når mikrofonen er tændt, lyder det som en gammel telefon. Det går nok.</source>
        <translation>While the microphone is on, it sounds like an old telephone. That is good enough.</translation>
    </message>
    <message>
        <source>Brug et headset med ledning, hvis du har et.</source>
        <translation>Use a headset with a wire if you have one.</translation>
    </message>
    <message>
        <source>Den kommer ofte fra en strømledning tæt på mikrofonen.</source>
        <translation>It often comes from a power cable close to the microphone.</translation>
    </message>
    <message>
        <source>Den er nok gået i stå. Det sker for mange.</source>
        <translation>It has probably got stuck. That happens to many.</translation>
    </message>
    <message>
        <source>Tag stikket ud, og sæt det i igen.</source>
        <translation>Unplug it, and plug it in again.</translation>
    </message>
    <message>
        <source>Stikket sidder nok lidt løst, eller headsettet gik ud.</source>
        <translation>The plug is probably a little loose, or the headset has switched off.</translation>
    </message>
    <message>
        <source>Tryk stikket helt ind.</source>
        <translation>Push the plug all the way in.</translation>
    </message>
    <message>
        <source>Mikrofonen sidder nok tæt på munden. Det går nok.</source>
        <translation>The microphone is probably close to your mouth. That is good enough.</translation>
    </message>
    <message>
        <source>Mikrofonen er slået fra på computeren.</source>
        <translation>The microphone is switched off on the computer.</translation>
    </message>
    <message>
        <source>Nogle tastaturer har en tast, som slår mikrofonen fra.</source>
        <translation>Some keyboards have a key that switches the microphone off.</translation>
    </message>
    <message>
        <source>Åbn Lyd i Indstillinger, og slå mikrofonen til.</source>
        <translation>Open Sound in Settings, and switch the microphone on.</translation>
    </message>
    <message>
        <source>Åbn siden Lyd. Find mikrofonen under Input, og slå den til.</source>
        <translation>Open the page Sound. Find the microphone under Input, and switch it on.</translation>
    </message>
    <message>
        <source>Åbn siden Lyd. Vælg Input, og træk lydstyrken op.</source>
        <translation>Open the page Sound. Choose Input, and turn the volume up.</translation>
    </message>
    <message>
        <source>Måske var du ikke nået til at sige noget. Det gør ikke noget.</source>
        <translation>Perhaps you had not said anything yet. That is all right.</translation>
    </message>
    <message>
        <source>Prøv igen, og sig et par ord imens.</source>
        <translation>Try again, and say a few words.</translation>
    </message>
    <message>
        <source>Den kommer ofte fra et åbent vindue, en radio eller en emhætte.</source>
        <translation>It often comes from an open window, a radio or a kitchen fan.</translation>
    </message>
    <message>
        <source>Luk vinduet, og sluk for det, der larmer.</source>
        <translation>Close the window, and turn off anything noisy.</translation>
    </message>
    <message>
        <source>Mange computere har ingen mikrofon selv.</source>
        <translation>Many computers have no microphone of their own.</translation>
    </message>
    <message>
        <source>Sæt et headset i, hvis du har et.</source>
        <translation>Plug in a headset if you have one.</translation>
    </message>
    <message>
        <source>Du kunne ikke høre dig selv.</source>
        <translation>You could not hear yourself.</translation>
    </message>
    <message>
        <source>Måske er det højttaleren, der er stille. Den tester vi på næste side.</source>
        <translation>Perhaps it is the speaker that is quiet. We test it on the next page.</translation>
    </message>
    <message>
        <source>Skru lidt op for lyden, og prøv igen.</source>
        <translation>Turn the sound up a little, and try again.</translation>
    </message>
    <message>
        <source>Computeren har flere mikrofoner og har valgt en, der er stille.</source>
        <translation>The computer has several microphones, and has chosen a silent one.</translation>
    </message>
    <message>
        <source>Vælg den anden mikrofon.</source>
        <translation>Choose the other microphone.</translation>
    </message>
    <message>
        <source>Mikrofonen er nok lidt langt væk fra dig.</source>
        <translation>The microphone is probably a little far from you.</translation>
    </message>
    <message>
        <source>Kom lidt tættere på mikrofonen.</source>
        <translation>Come a little closer to the microphone.</translation>
    </message>
    <message>
        <source>Den er ofte slukket på en lille knap på ledningen eller på tastaturet.</source>
        <translation>It is often turned off by a small button on the wire or on the keyboard.</translation>
    </message>
    <message>
        <source>Find knappen med en mikrofon på, og tryk på den.</source>
        <translation>Find the button with a microphone on it, and press it.</translation>
    </message>
    <message>
        <source>Du er i tvivl, om du hørte dig selv.</source>
        <translation>You are not sure whether you heard yourself.</translation>
    </message>
    <message>
        <source>Det er helt i orden. Måske var lyden lav.</source>
        <translation>That is quite all right. Perhaps the sound was quiet.</translation>
    </message>
    <message>
        <source>Vi kan ikke finde nogen højttaler.</source>
        <translation>We can&apos;t find a speaker.</translation>
    </message>
    <message>
        <source>Et andet program bruger højttaleren.</source>
        <translation>Another program is using the speaker.</translation>
    </message>
    <message>
        <source>Din egen stemme kan komme tilbage som ekko.</source>
        <translation>Your own voice may come back as an echo.</translation>
    </message>
    <message>
        <source>Mikrofonen hører højttaleren meget tydeligt.</source>
        <translation>The microphone hears the speaker very clearly.</translation>
    </message>
    <message>
        <source>Brug et headset, hvis du har et.</source>
        <translation>Use a headset if you have one.</translation>
    </message>
    <message>
        <source>Vælg en anden højttaler på listen.</source>
        <translation>Choose another speaker from the list.</translation>
    </message>
    <message>
        <source>Tryk på højttaleren i hjørnet af skærmen, og skru op.</source>
        <translation>Press the speaker in the corner of the screen, and turn it up.</translation>
    </message>
    <message>
        <source>Tryk på højttaleren nederst til højre på skærmen, og skru op.</source>
        <translation>Press the speaker at the bottom right of the screen, and turn it up.</translation>
    </message>
    <message>
        <source>Tryk på højttaleren øverst til højre på skærmen, og skru op.</source>
        <translation>Press the speaker at the top right of the screen, and turn it up.</translation>
    </message>
    <message>
        <source>Computeren har nok ingen højttaler selv.</source>
        <translation>The computer probably has no speaker of its own.</translation>
    </message>
    <message>
        <source>Lyden er nok skruet ned, eller den kommer ud et andet sted.</source>
        <translation>The sound is probably turned down, or it comes out somewhere else.</translation>
    </message>
    <message>
        <source>Skru op for lyden, og prøv igen.</source>
        <translation>Turn the sound up, and try again.</translation>
    </message>
    <message>
        <source>Skru lidt op for lyden, og lyt igen.</source>
        <translation>Turn the sound up a little, and listen again.</translation>
    </message>
    <message>
        <source>Højttaleren svarer ikke lige nu.</source>
        <translation>The speaker is not answering right now.</translation>
    </message>
    <message>
        <source>Højttaleren er ikke tændt mere.</source>
        <translation>The speaker is no longer connected.</translation>
    </message>
    <message>
        <source>Lyden er slået fra på computeren.</source>
        <translation>The sound is switched off on the computer.</translation>
    </message>
    <message>
        <source>Lyden er skruet helt ned, eller den er slået fra med en tast.</source>
        <translation>The sound is turned all the way down, or switched off by a key.</translation>
    </message>
    <message>
        <source>Lyden blev spillet for dig.</source>
        <translation>The sound was played for you.</translation>
    </message>
    <message>
        <source>Vi kan ikke selv høre, om lyden nåede dig.</source>
        <translation>We can&apos;t tell whether the sound reached you.</translation>
    </message>
    <message>
        <source>Kun du ved, om du kunne høre den. Lyt igen, når du vil.</source>
        <translation>Only you know whether you could hear it. Listen again whenever you like.</translation>
    </message>
    <message>
        <source>Du kunne ikke høre lyden.</source>
        <translation>You could not hear the sound.</translation>
    </message>
    <message>
        <source>Du er i tvivl, om du hørte lyden.</source>
        <translation>You are not sure whether you heard the sound.</translation>
    </message>
    <message>
        <source>Dit net svarer lidt langsomt i dag.</source>
        <translation>Your network is a little slow to answer today.</translation>
    </message>
    <message>
        <source>Vi kan ikke finde vej til mødet lige nu.</source>
        <translation>We can&apos;t find the way to the meeting right now.</translation>
    </message>
    <message>
        <source>Din computer er ikke på nettet lige nu.</source>
        <translation>Your computer is not online right now.</translation>
    </message>
    <message>
        <source>Dit net er lidt ujævnt i dag.</source>
        <translation>Your network is a little unsteady today.</translation>
    </message>
    <message>
        <source>Uret på din computer går ikke helt rigtigt.</source>
        <translation>Your computer&apos;s clock is not quite right.</translation>
    </message>
    <message>
        <source>Din computer er lidt langsom i dag.</source>
        <translation>Your computer is a little slow today.</translation>
    </message>
    <message>
        <source>Din computer har ikke meget plads at arbejde på.</source>
        <translation>Your computer is short of memory.</translation>
    </message>
    <message>
        <source>Vi så noget ved kameraet, som kan blive bedre.</source>
        <translation>We saw something about the camera that could be better.</translation>
    </message>
    <message>
        <source>Vi så noget ved mikrofonen, som kan blive bedre.</source>
        <translation>We saw something about the microphone that could be better.</translation>
    </message>
    <message>
        <source>Vi så noget ved lyden, som kan blive bedre.</source>
        <translation>We saw something about the sound that could be better.</translation>
    </message>
    <message>
        <source>Vi så noget ved nettet, som kan blive bedre.</source>
        <translation>We saw something about the network that could be better.</translation>
    </message>
    <message>
        <source>Vi så noget ved computeren, som kan blive bedre.</source>
        <translation>We saw something about the computer that could be better.</translation>
    </message>
    <message>
        <source>Du kan stadig holde mødet. Vi hjælper dig, hvis det driller.</source>
        <translation>You can still hold the meeting. We will help you if there is trouble.</translation>
    </message>
</context>
<context>
    <name>frame</name>
    <message>
        <source>Ring til min sagsbehandler</source>
        <translation>Call my caseworker</translation>
    </message>
    <message>
        <source>Du kan også trykke på F2. Det virker altid.</source>
        <translation>You can also press F2. It always works.</translation>
    </message>
    <message>
        <source>{day} kl. {time} · {name}</source>
        <translation>{day} at {time} · {name}</translation>
    </message>
    <message>
        <source>Mødeklar</source>
        <translation>Mødeklar</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Dansk</translation>
    </message>
    <message>
        <source>Skift sproget til engelsk</source>
        <translation>Change the language to Danish</translation>
    </message>
    <message>
        <source>Tekst og farver</source>
        <translation>Text and colours</translation>
    </message>
    <message>
        <source>Hjælp</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hvor stor skal teksten være?</source>
        <translation>How large shall the text be?</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Hvilke farver vil du have?</source>
        <translation>Which colours would you like?</translation>
    </message>
    <message>
        <source>Lyse</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Mørke</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Som min computer</source>
        <translation>Like my computer</translation>
    </message>
    <message>
        <source>Sprog</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Mødeklar, udgave {version}</source>
        <translation>Mødeklar, version {version}</translation>
    </message>
    <message>
        <source>Du kan altid ringe</source>
        <translation>You can always call</translation>
    </message>
    <message>
        <source>Tryk på den mørkeblå knap nederst til venstre, eller tryk på F2. Så ser du nummeret til din sagsbehandler. Det virker også uden net.</source>
        <translation>Press the dark blue button at the bottom left, or press F2. Then you see your caseworker&apos;s number. It works without a network too.</translation>
    </message>
    <message>
        <source>Du kan bruge tasterne</source>
        <translation>You can use the keys</translation>
    </message>
    <message>
        <source>Tab går til det næste felt. Enter er det samme som den store blå knap. Escape går tilbage.</source>
        <translation>Tab goes to the next field. Enter is the same as the large blue button. Escape goes back.</translation>
    </message>
    <message>
        <source>Du kan ikke ødelægge noget</source>
        <translation>You can&apos;t break anything</translation>
    </message>
    <message>
        <source>Din plads i mødet er gemt, også hvis nettet eller billedet falder ud. Vi prøver igen af os selv.</source>
        <translation>Your place in the meeting is kept, even if the network or the picture drops out. We keep trying.</translation>
    </message>
    <message>
        <source>Slet alt om mig på denne computer</source>
        <translation>Delete everything about me on this computer</translation>
    </message>
    <message>
        <source>Det, computeren husker om dig</source>
        <translation>What this computer remembers about you</translation>
    </message>
    <message>
        <source>Vi gemmer dit møde, dit nummer, dine valg og dine kvitteringer her. Kun du kan se det.</source>
        <translation>We keep your meeting, your number, your choices and your receipts here. Only you can see them.</translation>
    </message>
    <message>
        <source>Du kan slette det, når du har forladt mødet.</source>
        <translation>You can delete it when you have left the meeting.</translation>
    </message>
    <message>
        <source>Vil du slette det hele?</source>
        <translation>Do you want to delete all of it?</translation>
    </message>
    <message>
        <source>Også dine kvitteringer bliver slettet her, så gem dem først, hvis du vil have dem. Du kan åbne dit link igen. Det, jobcenteret har, bliver der.</source>
        <translation>Your receipts are deleted here too, so save them first if you want them. You can open your link again. What the jobcentre has stays there.</translation>
    </message>
    <message>
        <source>Nej, behold det</source>
        <translation>No, keep it</translation>
    </message>
    <message>
        <source>Ja, slet det hele</source>
        <translation>Yes, delete all of it</translation>
    </message>
    <message>
        <source>Vi sletter nu …</source>
        <translation>We are deleting now …</translation>
    </message>
    <message>
        <source>Alt om dig er slettet på denne computer.</source>
        <translation>Everything about you is deleted on this computer.</translation>
    </message>
    <message>
        <source>Vi kunne ikke slette det hele. Genstart computeren, og prøv igen.</source>
        <translation>We could not delete all of it. Restart the computer and try again.</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>Dit møde er {until}</source>
        <translation>Your meeting is {until}</translation>
    </message>
    <message>
        <source>Dit møde begynder nu</source>
        <translation>Your meeting begins now</translation>
    </message>
    <message>
        <source>Dit møde er {day} kl. {time}</source>
        <translation>Your meeting is {day} at {time}</translation>
    </message>
    <message>
        <source>Dit møde er begyndt</source>
        <translation>Your meeting has begun</translation>
    </message>
    <message>
        <source>Mødet begyndte kl. {time}. Du kan stadig gå ind til {name}.</source>
        <translation>The meeting began at {time}. You can still go in to {name}.</translation>
    </message>
    <message>
        <source>{day} kl. {time} skal du tale med {name}.</source>
        <translation>{day} at {time} you will talk with {name}.</translation>
    </message>
    <message>
        <source>{day} kl. {time} skal du tale med {name} fra {municipality}.</source>
        <translation>{day} at {time} you will talk with {name} from {municipality}.</translation>
    </message>
    <message numerus="yes">
        <source>Mødet varer cirka %n minutter.</source>
        <translation>
            <numerusform>The meeting takes about one minute.</numerusform>
            <numerusform>The meeting takes about %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>I dag, {day},</source>
        <translation>Today, {day},</translation>
    </message>
    <message>
        <source>Det skal I tale om</source>
        <translation>What you will talk about</translation>
    </message>
    <message>
        <source>{name} fortæller, hvad I skal tale om, når mødet begynder.</source>
        <translation>{name} will tell you what you will talk about when the meeting begins.</translation>
    </message>
    <message>
        <source>Med i mødet</source>
        <translation>In the meeting</translation>
    </message>
    <message>
        <source>Virker kamera og lyd?</source>
        <translation>Do camera and sound work?</translation>
    </message>
    <message>
        <source>Tag et minut og prøv. Du kan gøre det lige så tit, du vil.</source>
        <translation>Take a minute and try. You can do it as often as you like.</translation>
    </message>
    <message>
        <source>Test mit udstyr</source>
        <translation>Test my devices</translation>
    </message>
    <message>
        <source>Gå til venteværelset</source>
        <translation>Go to the waiting room</translation>
    </message>
    <message>
        <source>Åbn et andet link</source>
        <translation>Open another link</translation>
    </message>
    <message>
        <source>Dit møde med {name} bliver her, til du har åbnet et andet.</source>
        <translation>Your meeting with {name} stays here until you have opened another one.</translation>
    </message>
    <message>
        <source>Dit møde bliver her, til du har åbnet et andet.</source>
        <translation>Your meeting stays here until you have opened another one.</translation>
    </message>
    <message>
        <source>Tilbage til dit møde</source>
        <translation>Back to your meeting</translation>
    </message>
    <message>
        <source>Velkommen til dit møde</source>
        <translation>Welcome to your meeting</translation>
    </message>
    <message>
        <source>Du skal bruge linket eller koden i brevet fra din kommune.</source>
        <translation>You need the link or the code in the letter from your municipality.</translation>
    </message>
    <message>
        <source>Har du et link?</source>
        <translation>Do you have a link?</translation>
    </message>
    <message>
        <source>Kopiér linket i dit brev, og sæt det ind her. Det må også være fra Teams, Zoom og andre.</source>
        <translation>Copy the link in your letter and paste it here. It may also be from Teams, Zoom and others.</translation>
    </message>
    <message>
        <source>Linket fra dit brev</source>
        <translation>The link from your letter</translation>
    </message>
    <message>
        <source>Sæt link ind fra udklipsholderen</source>
        <translation>Paste link from the clipboard</translation>
    </message>
    <message>
        <source>Der er ikke kopieret et link endnu. Kopiér det i dit brev først.</source>
        <translation>No link has been copied yet. Copy it in your letter first.</translation>
    </message>
    <message>
        <source>Har du en kode på ni tal?</source>
        <translation>Do you have a nine-digit code?</translation>
    </message>
    <message>
        <source>Koden står i dit brev. Du kan også få den i telefonen.</source>
        <translation>The code is in your letter. You can also get it by phone.</translation>
    </message>
    <message>
        <source>Koden, del {number} af 3</source>
        <translation>The code, part {number} of 3</translation>
    </message>
    <message>
        <source>Åbn mødet</source>
        <translation>Open the meeting</translation>
    </message>
    <message>
        <source>Du kan teste dit udstyr med det samme, også uden et møde.</source>
        <translation>You can test your devices at once, also without a meeting.</translation>
    </message>
    <message>
        <source>Test mit udstyr nu</source>
        <translation>Test my devices now</translation>
    </message>
    <message>
        <source>Vi henter dit møde …</source>
        <translation>Getting your meeting …</translation>
    </message>
    <message>
        <source>Det tager lidt længere, end det plejer. Vent lidt endnu, eller ring.</source>
        <translation>It takes a little longer than usual. Wait a little more, or call.</translation>
    </message>
    <message>
        <source>Det spørger andre om</source>
        <translation>What others ask</translation>
    </message>
    <message>
        <source>Hvad sker der, når jeg går ind i venteværelset?</source>
        <translation>What happens when I go into the waiting room?</translation>
    </message>
    <message>
        <source>Din sagsbehandler får besked om, at du er her. Du venter i ro, til du bliver lukket ind. Kun du selv kan se dit billede, mens du venter.</source>
        <translation>Your caseworker is told that you are here. You wait in peace until you are let in. Only you can see your picture while you wait.</translation>
    </message>
    <message>
        <source>Hvad nu, hvis det ikke virker?</source>
        <translation>What if it does not work?</translation>
    </message>
    <message>
        <source>Så tager I mødet i telefonen. Tryk på den mørkeblå knap nederst, så ser du nummeret. Vi skriver ned, hvornår du kom.</source>
        <translation>Then you take the meeting by phone. Press the dark blue button at the bottom, and you see the number. We write down when you came.</translation>
    </message>
    <message>
        <source>Kan jeg holde mødet uden kamera?</source>
        <translation>Can I hold the meeting without a camera?</translation>
    </message>
    <message>
        <source>Ja. Du kan slukke kameraet, når du vil. Lyden er det vigtigste.</source>
        <translation>Yes. You can turn the camera off whenever you like. Sound matters most.</translation>
    </message>
    <message>
        <source>Bliver mødet optaget?</source>
        <translation>Is the meeting recorded?</translation>
    </message>
    <message>
        <source>Nej. Programmet gemmer hverken billede eller lyd af mødet.</source>
        <translation>No. The program keeps neither picture nor sound of the meeting.</translation>
    </message>
    <message>
        <source>Må jeg have en med?</source>
        <translation>May I bring somebody?</translation>
    </message>
    <message>
        <source>Ja. Ring til din sagsbehandler, så får den, du vil have med, også et link.</source>
        <translation>Yes. Call your caseworker, and the person you want to bring will get a link too.</translation>
    </message>
</context>
<context>
    <name>hours</name>
    <message>
        <source>{first} til {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>{days} kl. {opens}–{closes}</source>
        <translation>{days} {opens}–{closes}</translation>
    </message>
    <message>
        <source>{some} og {last}</source>
        <translation>{some} and {last}</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Kamera og lyd starter igen.</source>
        <translation>Camera and sound are starting again.</translation>
    </message>
    <message>
        <source>Det tager et øjeblik. Din plads er gemt, og du skal ikke gøre noget.</source>
        <translation>It takes a moment. Your place is kept, and you don&apos;t need to do anything.</translation>
    </message>
    <message>
        <source>Kamera og lyd vil ikke i gang på din computer i dag.</source>
        <translation>Camera and sound won&apos;t start on your computer today.</translation>
    </message>
    <message>
        <source>Det er ikke din skyld, og din plads er gemt. Lad os tage mødet i telefonen.</source>
        <translation>It is not your fault, and your place is kept. Let us take the meeting by phone.</translation>
    </message>
    <message>
        <source>Vi har ikke haft forbindelse i et stykke tid.</source>
        <translation>We have had no connection for a while.</translation>
    </message>
    <message>
        <source>Vi prøver stadig. Vil du hellere tale i telefon?</source>
        <translation>We are still trying. Would you rather talk by phone?</translation>
    </message>
    <message>
        <source>De andre kan ikke høre dig.</source>
        <translation>The others can&apos;t hear you just now.</translation>
    </message>
    <message>
        <source>Se efter stik og lydknap. Eller tag lyden i telefonen.</source>
        <translation>Look at the plug, or for a mute button. Or take the sound on the phone.</translation>
    </message>
    <message>
        <source>Din højttaler er gået i stå.</source>
        <translation>Your loudspeaker has stopped working.</translation>
    </message>
    <message>
        <source>Mødet er ikke begyndt endnu.</source>
        <translation>The meeting has not begun yet.</translation>
    </message>
    <message>
        <source>Du kan vente her, og din plads er gemt. Vil du hellere tale i telefon?</source>
        <translation>You can wait here, and your place is kept. Would you rather talk on the phone?</translation>
    </message>
    <message>
        <source>Lad os tage mødet i telefonen.</source>
        <translation>Let us take the meeting by phone.</translation>
    </message>
    <message>
        <source>Det er lige så godt. Her er nummeret, så snart du vil bruge det.</source>
        <translation>It is just as good. The number is here as soon as you want it.</translation>
    </message>
    <message>
        <source>Din mikrofon svarer ikke lige nu.</source>
        <translation>Your microphone does not answer just now.</translation>
    </message>
    <message>
        <source>De andre hører dig gennem »{microphone}«. Vi skifter selv tilbage.</source>
        <translation>The others hear you through “{microphone}”. We change back by ourselves.</translation>
    </message>
    <message>
        <source>Din højttaler svarer ikke lige nu.</source>
        <translation>Your speaker does not answer just now.</translation>
    </message>
    <message>
        <source>Lyden kommer fra »{speaker}«. Vi skifter selv tilbage.</source>
        <translation>The sound comes from “{speaker}”. We change back by ourselves.</translation>
    </message>
    <message>
        <source>Mikrofon og højttaler svarer ikke lige nu.</source>
        <translation>Microphone and speaker do not answer just now.</translation>
    </message>
    <message>
        <source>Vi bruger »{microphone}« og »{speaker}« så længe, og skifter selv tilbage.</source>
        <translation>We use “{microphone}” and “{speaker}” meanwhile, and change back by ourselves.</translation>
    </message>
    <message>
        <source>Tag mødet i telefonen</source>
        <translation>Take the meeting by phone</translation>
    </message>
    <message>
        <source>Det er set</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>Borger</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Sagsbehandler</source>
        <translation>Caseworker</translation>
    </message>
    <message>
        <source>Tolk</source>
        <translation>Interpreter</translation>
    </message>
    <message>
        <source>Pårørende</source>
        <translation>Relative</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Virksomhed</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>A-kasse</source>
        <translation>Unemployment fund</translation>
    </message>
    <message>
        <source>Læge</source>
        <translation>Doctor</translation>
    </message>
    <message>
        <source>Med i mødet</source>
        <translation>In the meeting</translation>
    </message>
    <message>
        <source>Ikke kommet endnu</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>Er her</source>
        <translation>Is here</translation>
    </message>
    <message>
        <source>Er i mødet</source>
        <translation>Is in the meeting</translation>
    </message>
    <message>
        <source>Er på vej ind igen</source>
        <translation>Is coming back in</translation>
    </message>
    <message>
        <source>Er gået</source>
        <translation>Has left</translation>
    </message>
    <message>
        <source>{name} skriver noter</source>
        <translation>{name} is taking notes</translation>
    </message>
    <message>
        <source>{name} er tilbage om to minutter</source>
        <translation>{name} will be back in two minutes</translation>
    </message>
    <message>
        <source>Dig</source>
        <translation>You</translation>
    </message>
</context>
<context>
    <name>plan_b</name>
    <message>
        <source>Ring til {name}</source>
        <translation>Call {name}</translation>
    </message>
    <message>
        <source>Ring til dit jobcenter</source>
        <translation>Call your jobcentre</translation>
    </message>
    <message>
        <source>Du kan altid tage mødet i telefonen. Det er lige så godt.</source>
        <translation>You can always take the meeting by phone. It is just as good.</translation>
    </message>
    <message>
        <source>Du kan altid tage mødet i telefonen. Din plads i mødet er gemt.</source>
        <translation>You can always take the meeting by phone. Your place in the meeting is kept.</translation>
    </message>
    <message>
        <source>Nummeret står i dit brev fra kommunen. Når du har åbnet et møde, står det også her.</source>
        <translation>The number is in your letter from the municipality. Once you have opened a meeting, it is here too.</translation>
    </message>
    <message>
        <source>Nummeret står i dit brev. Skriv det på siden med dit møde, så står det også her.</source>
        <translation>The number is in your letter. Write it on the page with your meeting, and it is here too.</translation>
    </message>
    <message>
        <source>Nummeret til {name}</source>
        <translation>{name}&apos;s number</translation>
    </message>
    <message>
        <source>Nummeret, du kan ringe til</source>
        <translation>The number that you can call</translation>
    </message>
    <message>
        <source>Kopiér nummeret</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Nummeret er kopieret</source>
        <translation>The number is copied</translation>
    </message>
    <message>
        <source>Peg med din telefons kamera, så ringer den op.</source>
        <translation>Point your phone&apos;s camera here, and it will call.</translation>
    </message>
    <message>
        <source>Kode, som får en telefon til at ringe til {number}</source>
        <translation>Code that makes a phone call {number}</translation>
    </message>
    <message>
        <source>Bed {name} om at ringe til dig</source>
        <translation>Ask {name} to call you</translation>
    </message>
    <message>
        <source>Dit telefonnummer</source>
        <translation>Your phone number</translation>
    </message>
    <message>
        <source>Skriv otte tal. Er nummeret fra et andet land, så begynd med +.</source>
        <translation>Type eight digits. If the number is from another country, begin with +.</translation>
    </message>
    <message>
        <source>{number} er til akut hjælp. Er du i nød, så ring dertil nu. Ellers skriv dit eget nummer.</source>
        <translation>{number} is for emergencies. If you are in danger, call it now. Otherwise type your own number.</translation>
    </message>
    <message>
        <source>{number} kan ikke ringes op herfra. Skriv dit eget nummer.</source>
        <translation>{number} cannot be called from here. Type your own number.</translation>
    </message>
    <message>
        <source>Det nummer er dyrt at ringe til. Skriv dit eget nummer.</source>
        <translation>That number is expensive to call. Type your own number.</translation>
    </message>
    <message>
        <source>Vi kender ikke den slags nummer. Passer det, så brug det bare.</source>
        <translation>We do not know this kind of number. If it is right, just use it.</translation>
    </message>
    <message>
        <source>Vi husker nummeret her på computeren til næste gang.</source>
        <translation>We remember the number on this computer for the next time.</translation>
    </message>
    <message>
        <source>Bed {name} om at ringe til mig</source>
        <translation>Ask {name} to call me</translation>
    </message>
    <message>
        <source>Bed om det igen</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Vi sender din besked …</source>
        <translation>Sending your message …</translation>
    </message>
    <message>
        <source>Din besked er gemt. Vi sender den, så snart der er net igen.</source>
        <translation>Your message is kept. We send it as soon as the network is back.</translation>
    </message>
    <message>
        <source>{name} har fået din besked. Hold øje med din telefon.</source>
        <translation>{name} has got your message. Keep an eye on your phone.</translation>
    </message>
    <message>
        <source>{name} ringer til dig nu.</source>
        <translation>{name} is calling you now.</translation>
    </message>
    <message>
        <source>{name} har ringet til dig.</source>
        <translation>{name} has called you.</translation>
    </message>
    <message>
        <source>Du bad om at blive ringet op.</source>
        <translation>You asked to be called.</translation>
    </message>
    <message>
        <source>{name} begyndte at ringe.</source>
        <translation>{name} began to call.</translation>
    </message>
    <message>
        <source>Kl. {time}</source>
        <translation>At {time}</translation>
    </message>
    <message>
        <source>Ring med denne computer</source>
        <translation>Call with this computer</translation>
    </message>
    <message>
        <source>Eller ring til jobcenteret på {number}.</source>
        <translation>Or call the jobcentre on {number}.</translation>
    </message>
    <message>
        <source>De tager telefonen {hours}.</source>
        <translation>They answer {hours}.</translation>
    </message>
    <message>
        <source>Der er åbent nu.</source>
        <translation>They are open now.</translation>
    </message>
    <message>
        <source>Der er lukket lige nu.</source>
        <translation>They are closed just now.</translation>
    </message>
    <message>
        <source>Vil du mødes på en anden måde næste gang?</source>
        <translation>Would you like to meet in another way next time?</translation>
    </message>
    <message>
        <source>Video er fint alligevel</source>
        <translation>Video is fine after all</translation>
    </message>
    <message>
        <source>Hellere telefon næste gang</source>
        <translation>Rather by phone next time</translation>
    </message>
    <message>
        <source>Hellere fremmøde næste gang</source>
        <translation>Rather in person next time</translation>
    </message>
    <message>
        <source>Vi sender dit ønske, så snart der er net.</source>
        <translation>We send your wish as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Kl. {time} fik {name} at vide, at video er fint.</source>
        <translation>At {time} {name} was told that video is fine.</translation>
    </message>
    <message>
        <source>Kl. {time} sagde {name} ja: I mødes på jobcenteret næste gang.</source>
        <translation>At {time} {name} said yes: you meet at the jobcentre next time.</translation>
    </message>
    <message>
        <source>Gå ind, men lyd i telefonen</source>
        <translation>Go in, but sound on the phone</translation>
    </message>
    <message>
        <source>Kl. {time} fik {name} dit ønske om telefon. Du får svar her.</source>
        <translation>At {time} {name} got your wish to talk on the phone. You get the answer here.</translation>
    </message>
    <message>
        <source>Kl. {time} fik {name} dit ønske om fremmøde. Du får svar her.</source>
        <translation>At {time} {name} got your wish to meet in person. You get the answer here.</translation>
    </message>
    <message>
        <source>Kl. {time} sagde {name} ja: I mødes på video næste gang.</source>
        <translation>At {time} {name} said yes: you meet on video next time.</translation>
    </message>
    <message>
        <source>Kl. {time} sagde {name} ja: I taler i telefon næste gang.</source>
        <translation>At {time} {name} said yes: you talk on the phone next time.</translation>
    </message>
    <message>
        <source>Send en kort besked</source>
        <translation>Send a short message</translation>
    </message>
    <message>
        <source>Jeg er her, men mit udstyr driller</source>
        <translation>I am here, but my devices give trouble</translation>
    </message>
    <message>
        <source>Jeg kommer ti minutter senere</source>
        <translation>I will be ten minutes late</translation>
    </message>
    <message>
        <source>Vi sender beskeden …</source>
        <translation>Sending the message …</translation>
    </message>
    <message>
        <source>{name} fik beskeden kl. {time}.</source>
        <translation>{name} got the message at {time}.</translation>
    </message>
    <message>
        <source>Mødet er stadig i gang</source>
        <translation>The meeting is still going on</translation>
    </message>
    <message>
        <source>{name} kan både se og høre dig.</source>
        <translation>{name} can both see and hear you.</translation>
    </message>
    <message>
        <source>{name} kan høre dig, men ikke se dig.</source>
        <translation>{name} can hear you, but not see you.</translation>
    </message>
    <message>
        <source>{name} kan se dig, men ikke høre dig.</source>
        <translation>{name} can see you, but not hear you.</translation>
    </message>
    <message>
        <source>{name} kan hverken se eller høre dig.</source>
        <translation>{name} can neither see nor hear you.</translation>
    </message>
    <message>
        <source>Videoen er slukket. Din plads i mødet er gemt.</source>
        <translation>The video is off. Your seat in the meeting is kept.</translation>
    </message>
    <message>
        <source>Lyden er i telefonen. {name} kan se dig her.</source>
        <translation>The sound is on the phone. {name} can see you here.</translation>
    </message>
    <message>
        <source>Lyden er i telefonen. {name} kan ikke se dig.</source>
        <translation>The sound is on the phone. {name} cannot see you.</translation>
    </message>
    <message>
        <source>Videoen virker. Vil du tilbage til video?</source>
        <translation>The video works. Would you like to go back to video?</translation>
    </message>
    <message>
        <source>I kan også blive ved telefonen. Det bestemmer du.</source>
        <translation>You can stay on the phone too. It is up to you.</translation>
    </message>
    <message>
        <source>Tilbage til video</source>
        <translation>Back to video</translation>
    </message>
    <message>
        <source>Kun billedet, lyd i telefonen</source>
        <translation>Picture only, sound on the phone</translation>
    </message>
    <message>
        <source>Mens I taler i telefon</source>
        <translation>While you talk on the phone</translation>
    </message>
    <message>
        <source>Billede og lyd her</source>
        <translation>Picture and sound here</translation>
    </message>
    <message>
        <source>Kun billede her</source>
        <translation>Picture only here</translation>
    </message>
    <message>
        <source>Sluk videoen</source>
        <translation>Turn the video off</translation>
    </message>
    <message>
        <source>Når telefonen ringer, slukker vi lyden her, så intet hyler.</source>
        <translation>When the phone rings, we turn the sound off here, so that nothing howls.</translation>
    </message>
    <message>
        <source>Mikrofon og højttaler er slukket her, så intet hyler. Vi prøver videoen i baggrunden.</source>
        <translation>Microphone and loudspeaker are off here, so that nothing howls. We keep trying the video in the background.</translation>
    </message>
    <message>
        <source>Kameraet er slukket. Du kan få videoen igen, når du vil.</source>
        <translation>The camera is off. You can have the video back whenever you like.</translation>
    </message>
    <message>
        <source>{name} er klar til dig på video</source>
        <translation>{name} is ready for you on video</translation>
    </message>
    <message>
        <source>Du kan gå ind nu, eller blive ved telefonen.</source>
        <translation>You can go in now, or stay on the phone.</translation>
    </message>
    <message>
        <source>Tilbage til forsiden</source>
        <translation>Back to the front page</translation>
    </message>
    <message>
        <source>Tilbage til testen</source>
        <translation>Back to the test</translation>
    </message>
    <message>
        <source>Tilbage til venteværelset</source>
        <translation>Back to the waiting room</translation>
    </message>
    <message>
        <source>Tilbage til mødet</source>
        <translation>Back to the meeting</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tilbage til ventesiden</source>
        <translation>Back to the waiting page</translation>
    </message>
    <message>
        <source>Gå ind til {name}</source>
        <translation>Go in to {name}</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>Du åbnede dit møde.</source>
        <translation>You opened your meeting.</translation>
    </message>
    <message>
        <source>Du testede dit udstyr.</source>
        <translation>You tested your devices.</translation>
    </message>
    <message>
        <source>Du kom til mødet.</source>
        <translation>You came to the meeting.</translation>
    </message>
    <message>
        <source>Du sendte en besked.</source>
        <translation>You sent a message.</translation>
    </message>
    <message>
        <source>Du blev lukket ind.</source>
        <translation>You were let in.</translation>
    </message>
    <message>
        <source>Samtalen begyndte.</source>
        <translation>The talk began.</translation>
    </message>
    <message>
        <source>Forbindelsen faldt ud.</source>
        <translation>The connection dropped out.</translation>
    </message>
    <message>
        <source>Forbindelsen til mødet faldt ud.</source>
        <translation>The connection to the meeting dropped out.</translation>
    </message>
    <message>
        <source>Kamera og lyd måtte starte igen.</source>
        <translation>Camera and sound had to start again.</translation>
    </message>
    <message>
        <source>Du bad om at blive ringet op.</source>
        <translation>You asked to be called.</translation>
    </message>
    <message>
        <source>Din sagsbehandler begyndte at ringe.</source>
        <translation>Your caseworker began to call.</translation>
    </message>
    <message>
        <source>Din sagsbehandler ringede.</source>
        <translation>Your caseworker called.</translation>
    </message>
    <message>
        <source>Du bad om at mødes på en anden måde.</source>
        <translation>You asked to meet in another way.</translation>
    </message>
    <message>
        <source>Din sagsbehandler sagde ja til at mødes på en anden måde.</source>
        <translation>Your caseworker agreed to meet in another way.</translation>
    </message>
    <message>
        <source>Du forlod mødet.</source>
        <translation>You left the meeting.</translation>
    </message>
    <message>
        <source>Mødet sluttede.</source>
        <translation>The meeting ended.</translation>
    </message>
    <message>
        <source>Du var klar på ventesiden.</source>
        <translation>You were ready on the waiting page.</translation>
    </message>
    <message>
        <source>Du åbnede mødet i et andet program.</source>
        <translation>You opened the meeting in another program.</translation>
    </message>
    <message>
        <source>Computeren kunne ikke åbne mødet.</source>
        <translation>The computer could not open the meeting.</translation>
    </message>
    <message>
        <source>Du gjorde en besked klar.</source>
        <translation>You prepared a message.</translation>
    </message>
    <message>
        <source>Tid fra mødet</source>
        <translation>Time from the meeting</translation>
    </message>
    <message>
        <source>Tid fra din computer</source>
        <translation>Time from your computer</translation>
    </message>
    <message>
        <source>Tid fra din computer. Jobcenteret fik den kl. {time}.</source>
        <translation>Time by your computer. The jobcentre got it at {time}.</translation>
    </message>
    <message>
        <source>Du åbnede mødet i {program}.</source>
        <translation>You opened the meeting in {program}.</translation>
    </message>
    <message>
        <source>Kvitteringen er underskrevet.</source>
        <translation>The receipt is signed.</translation>
    </message>
    <message>
        <source>Underskriften er på vej.</source>
        <translation>The signature is on its way.</translation>
    </message>
    <message>
        <source>Jobcenterets system har underskrevet kvitteringen {day} kl. {time}.</source>
        <translation>The jobcentre&apos;s system signed the receipt on {day} at {time}.</translation>
    </message>
    <message>
        <source>Peg på koden med en telefon. Så kan alle se, om jobcenteret har det samme stående: {address}</source>
        <translation>Point a telephone at the code. Then anybody can see whether the jobcentre holds the same: {address}</translation>
    </message>
    <message>
        <source>Jobcenteret har ikke underskrevet den endnu. Det sker af sig selv, når der er forbindelse.</source>
        <translation>The jobcentre has not signed it yet. That happens by itself once there is a connection.</translation>
    </message>
    <message numerus="yes">
        <source>%n linjer venter på at blive sendt til jobcenteret.</source>
        <translation>
            <numerusform>%n line waits to be sent to the jobcentre.</numerusform>
            <numerusform>%n lines wait to be sent to the jobcentre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kvitteringen viser, hvad jobcenterets system så, og hvornår. Den siger ikke, at noget var din skyld.</source>
        <translation>The receipt shows what the jobcentre&apos;s system saw, and when. It does not say that anything was your fault.</translation>
    </message>
    <message>
        <source>Kvitteringen er din egen.</source>
        <translation>The receipt is your own.</translation>
    </message>
    <message>
        <source>Mødet var i {program}. Derfor har jobcenteret ikke underskrevet den. Tiderne er fra din computer.</source>
        <translation>The meeting was in {program}. That is why the jobcentre has not signed it. The times are from your computer.</translation>
    </message>
    <message>
        <source>Kvitteringen viser, hvad du gjorde her, og hvornår. Den viser ikke, hvad der skete i {program}.</source>
        <translation>The receipt shows what you did here, and when. It does not show what happened in {program}.</translation>
    </message>
    <message>
        <source>Møde i {program} {day}</source>
        <translation>Meeting in {program} {day}</translation>
    </message>
    <message>
        <source>Gem som PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Hvor vil du gemme kvitteringen?</source>
        <translation>Where do you want to save the receipt?</translation>
    </message>
    <message>
        <source>Kvittering {day}</source>
        <translation>Receipt {day}</translation>
    </message>
    <message>
        <source>PDF til at læse og printe (*.pdf)</source>
        <translation>PDF to read and print (*.pdf)</translation>
    </message>
    <message>
        <source>Fil, som jobcenteret kan se efter (*.json)</source>
        <translation>File that the jobcentre can check (*.json)</translation>
    </message>
    <message>
        <source>Kvitteringen er gemt som {name}.</source>
        <translation>The receipt is saved as {name}.</translation>
    </message>
    <message>
        <source>Der kan vi ikke gemme noget. Vælg en anden mappe.</source>
        <translation>We cannot save anything there. Please pick another folder.</translation>
    </message>
    <message>
        <source>Klar</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Klar, med en bemærkning</source>
        <translation>Ready, with a remark</translation>
    </message>
    <message>
        <source>Klar med lyd</source>
        <translation>Ready with sound</translation>
    </message>
    <message>
        <source>Bedst i telefonen</source>
        <translation>Better by telephone</translation>
    </message>
    <message>
        <source>„Jeg er her, men mit udstyr driller“</source>
        <translation>“I am here, but my equipment is not working”</translation>
    </message>
    <message>
        <source>„Jeg kommer ti minutter senere“</source>
        <translation>“I will be ten minutes late”</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Fremmøde</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Din sagsbehandler afsluttede din del af mødet.</source>
        <translation>Your caseworker ended your part of the meeting.</translation>
    </message>
    <message>
        <source>Kvittering for dit møde</source>
        <translation>Receipt for your meeting</translation>
    </message>
    <message>
        <source>Du var her kl. {time}. Det tæller.</source>
        <translation>You were here at {time}. That counts.</translation>
    </message>
    <message>
        <source>Her står, hvad du gjorde, og hvad der skete.</source>
        <translation>This is what you did, and what happened.</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>For {name}</translation>
    </message>
    <message>
        <source>Møde {day} kl. {time} med {name}</source>
        <translation>Meeting on {day} at {time} with {name}</translation>
    </message>
    <message>
        <source>Det skete der</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Den viser ikke, hvad I talte om.</source>
        <translation>It does not show what you talked about.</translation>
    </message>
    <message>
        <source>Kode, som åbner siden, hvor kvitteringen kan ses efter</source>
        <translation>Code that opens the page where the receipt can be checked</translation>
    </message>
</context>
<context>
    <name>reminders</name>
    <message>
        <source>Husk mødet</source>
        <translation>Remember the meeting</translation>
    </message>
    <message>
        <source>Vi kan sige til dagen før og et kvarter før. Så starter programmet stille sammen med computeren.</source>
        <translation>We can tell you the day before and a quarter of an hour before. Then the program starts quietly with the computer.</translation>
    </message>
    <message>
        <source>Vi siger til dagen før og et kvarter før. Programmet kører videre, når du lukker vinduet.</source>
        <translation>We tell you the day before and a quarter of an hour before. The program goes on when you close the window.</translation>
    </message>
    <message>
        <source>Ja, sig til</source>
        <translation>Yes, tell me</translation>
    </message>
    <message>
        <source>Sig ikke til</source>
        <translation>Don&apos;t tell me</translation>
    </message>
    <message>
        <source>Gem i kalender</source>
        <translation>Save in calendar</translation>
    </message>
    <message>
        <source>Mødet ligger i mappen med dine dokumenter: {name}</source>
        <translation>The meeting is in the folder with your documents: {name}</translation>
    </message>
    <message>
        <source>Vi kunne ikke gemme filen her. Skriv mødet i din kalender selv.</source>
        <translation>We could not save the file here. Write the meeting into your calendar yourself.</translation>
    </message>
    <message>
        <source>Mødeklar</source>
        <translation>Mødeklar</translation>
    </message>
    <message>
        <source>Du har en aftale i morgen kl. {time}.</source>
        <translation>You have an appointment tomorrow at {time}.</translation>
    </message>
    <message>
        <source>Din aftale begynder kl. {time}.</source>
        <translation>Your appointment begins at {time}.</translation>
    </message>
    <message>
        <source>Test mit udstyr nu</source>
        <translation>Test my devices now</translation>
    </message>
    <message>
        <source>Mødeklar bliver her ved uret og siger til.</source>
        <translation>Mødeklar stays here by the clock and tells you.</translation>
    </message>
    <message>
        <source>Åbn Mødeklar</source>
        <translation>Open Mødeklar</translation>
    </message>
    <message>
        <source>Test mit udstyr</source>
        <translation>Test my devices</translation>
    </message>
    <message>
        <source>Ring til min sagsbehandler</source>
        <translation>Call my caseworker</translation>
    </message>
    <message>
        <source>Luk helt</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Videomøde med {name}</source>
        <translation>Video meeting with {name}</translation>
    </message>
    <message>
        <source>Videomøde</source>
        <translation>Video meeting</translation>
    </message>
    <message>
        <source>Åbn mødet her: {link}</source>
        <translation>Open the meeting here: {link}</translation>
    </message>
    <message>
        <source>Åbn mødet her: {link}

Driller teknikken, så ring til {name}: {phone}</source>
        <translation>Open the meeting here: {link}

If technology gives trouble, call {name}: {phone}</translation>
    </message>
    <message>
        <source>Videomøde i morgen. Du kan teste dit udstyr nu.</source>
        <translation>Video meeting tomorrow. You can test your equipment now.</translation>
    </message>
    <message>
        <source>Videomøde om et kvarter.</source>
        <translation>Video meeting in a quarter of an hour.</translation>
    </message>
    <message>
        <source>Uret på denne computer passer ikke.</source>
        <translation>The clock of this computer is not right.</translation>
    </message>
    <message>
        <source>Det gør ikke noget. Tiderne her er mødets egne.</source>
        <translation>That does not matter. The times here are the meeting&apos;s own.</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Rapport om dit udstyr</source>
        <translation>Report about your equipment</translation>
    </message>
    <message>
        <source>Lavet {time}</source>
        <translation>Made {time}</translation>
    </message>
    <message>
        <source>Her er ikke dit navn, din adresse eller dit nummer.</source>
        <translation>Your name, address and number are not in it.</translation>
    </message>
    <message>
        <source>Det så vi</source>
        <translation>What we saw</translation>
    </message>
    <message>
        <source>Koden til den, der hjælper dig</source>
        <translation>The code for whoever helps you</translation>
    </message>
    <message>
        <source>Læs koden højt, ét tegn ad gangen. Så kan vi hjælpe dig bedre.</source>
        <translation>Read the code aloud, one character at a time. Then we can help you better.</translation>
    </message>
    <message>
        <source>I kan altid tage mødet i telefonen. Det er lige så godt.</source>
        <translation>You can always hold the meeting by phone. That is just as good.</translation>
    </message>
    <message>
        <source>Til teknikeren</source>
        <translation>For the technician</translation>
    </message>
    <message>
        <source>fund</source>
        <translation>findings</translation>
    </message>
    <message>
        <source>intet</source>
        <translation>none</translation>
    </message>
    <message>
        <source>ikke målt</source>
        <translation>not measured</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nej</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Det virker fint.</source>
        <translation>It works well.</translation>
    </message>
    <message>
        <source>Det er ikke testet. Det gør ikke noget.</source>
        <translation>It was not tested. That is all right.</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Mikrofon</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Højttaler</source>
        <translation>Speaker</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Du er klar</source>
        <translation>You are ready</translation>
    </message>
    <message>
        <source>Du er klar med lyd</source>
        <translation>You are ready with sound</translation>
    </message>
    <message>
        <source>Lad os ringe i stedet</source>
        <translation>Let us call instead</translation>
    </message>
    <message>
        <source>Udstyret er ikke testet</source>
        <translation>The equipment was not tested</translation>
    </message>
    <message>
        <source>Klar</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Klar, kan blive bedre</source>
        <translation>Ready, can be better</translation>
    </message>
    <message>
        <source>Klar med lyd</source>
        <translation>Ready with sound</translation>
    </message>
    <message>
        <source>Virker ikke endnu</source>
        <translation>Does not work yet</translation>
    </message>
    <message>
        <source>Ikke testet</source>
        <translation>Not tested</translation>
    </message>
</context>
<context>
    <name>times</name>
    <message>
        <source>i dag</source>
        <translation>today</translation>
    </message>
    <message>
        <source>i morgen</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>dddd &apos;den&apos; d. MMMM</source>
        <translation>dddd d MMMM</translation>
    </message>
    <message numerus="yes">
        <source>om %n minutter</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>om %n timer</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
    <message>
        <source>nu</source>
        <translation>now</translation>
    </message>
    <message>
        <source>tidligere i dag</source>
        <translation>earlier today</translation>
    </message>
    <message>
        <source>i går</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>&apos;den&apos; d. MMMM</source>
        <translation>&apos;on&apos; d MMMM</translation>
    </message>
    <message>
        <source>i mandags</source>
        <translation>on Monday</translation>
    </message>
    <message>
        <source>i tirsdags</source>
        <translation>on Tuesday</translation>
    </message>
    <message>
        <source>i onsdags</source>
        <translation>on Wednesday</translation>
    </message>
    <message>
        <source>i torsdags</source>
        <translation>on Thursday</translation>
    </message>
    <message>
        <source>i fredags</source>
        <translation>on Friday</translation>
    </message>
    <message>
        <source>i lørdags</source>
        <translation>on Saturday</translation>
    </message>
    <message>
        <source>i søndags</source>
        <translation>on Sunday</translation>
    </message>
</context>
<context>
    <name>updates</name>
    <message>
        <source>Der er en ny udgave af Mødeklar.</source>
        <translation>There is a new version of Mødeklar.</translation>
    </message>
    <message>
        <source>Den gamle virker stadig. Du kan hente den nye nu eller en anden dag.</source>
        <translation>The old one still works. You can fetch the new one now or another day.</translation>
    </message>
    <message>
        <source>Jobcenteret beder om den nye udgave af Mødeklar.</source>
        <translation>The jobcentre asks for the new version of Mødeklar.</translation>
    </message>
    <message>
        <source>Hent den før dit møde. Går det ikke, tager vi mødet i telefonen.</source>
        <translation>Fetch it before your meeting. If that doesn&apos;t work, we take the meeting by phone.</translation>
    </message>
    <message>
        <source>Den nye udgave hentes: {percent} %.</source>
        <translation>The new version is being fetched: {percent}%.</translation>
    </message>
    <message>
        <source>Du kan roligt bruge Mødeklar imens.</source>
        <translation>You can go on using Mødeklar meanwhile.</translation>
    </message>
    <message>
        <source>Den nye udgave er hentet.</source>
        <translation>The new version is here.</translation>
    </message>
    <message>
        <source>Installationen tager et par minutter. Mødeklar lukker imens, og dine møder bliver gemt.</source>
        <translation>The installation takes a few minutes. Mødeklar closes meanwhile, and your meetings are kept.</translation>
    </message>
    <message>
        <source>Den nye udgave kom ikke helt frem.</source>
        <translation>The new version did not come all the way.</translation>
    </message>
    <message>
        <source>Det er ikke noget, du har gjort. Prøv igen, eller bliv ved den, du har.</source>
        <translation>It is nothing that you did. Try again, or stay with the one you have.</translation>
    </message>
    <message>
        <source>Hent den nye udgave</source>
        <translation>Fetch the new version</translation>
    </message>
    <message>
        <source>Prøv igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Installer nu</source>
        <translation>Install now</translation>
    </message>
    <message>
        <source>Ikke nu</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>waiting</name>
    <message>
        <source>Du er registreret som ankommet kl. {time}</source>
        <translation>You are registered as arrived at {time}</translation>
    </message>
    <message>
        <source>{name} har fået besked. Du skal ikke gøre mere.</source>
        <translation>{name} has been told. There is nothing more you need to do.</translation>
    </message>
    <message>
        <source>Vi giver besked om, at du er her …</source>
        <translation>Telling them that you are here …</translation>
    </message>
    <message>
        <source>Det tager et øjeblik. Du skal ikke gøre noget.</source>
        <translation>It takes a moment. You don&apos;t need to do anything.</translation>
    </message>
    <message>
        <source>Vi har ikke forbindelse til mødet lige nu. Vi prøver igen af os selv.</source>
        <translation>We have no connection to the meeting right now. We keep trying.</translation>
    </message>
    <message>
        <source>Din plads er gemt: du kom kl. {time}.</source>
        <translation>Your place is kept: you came at {time}.</translation>
    </message>
    <message>
        <source>Mødet begynder kl. {time}, altså {until}.</source>
        <translation>The meeting begins at {time}, that is {until}.</translation>
    </message>
    <message>
        <source>Mødet begynder kl. {time}.</source>
        <translation>The meeting begins at {time}.</translation>
    </message>
    <message>
        <source>Mødet begynder nu.</source>
        <translation>The meeting begins now.</translation>
    </message>
    <message>
        <source>Du er kommet til tiden. {name} er lidt forsinket.</source>
        <translation>You came in time. {name} is a little late.</translation>
    </message>
    <message>
        <source>{name} lukker dig ind så snart som muligt.</source>
        <translation>{name} will let you in as soon as possible.</translation>
    </message>
    <message>
        <source>{name} er på plads.</source>
        <translation>{name} is here.</translation>
    </message>
    <message>
        <source>Sådan går det nu</source>
        <translation>What happens now</translation>
    </message>
    <message>
        <source>Du venter her. Vi giver {name} besked.</source>
        <translation>You wait here. We are telling {name}.</translation>
    </message>
    <message>
        <source>Du venter her. {name} kan se, at du er kommet.</source>
        <translation>You wait here. {name} can see that you have come.</translation>
    </message>
    <message>
        <source>{name} lukker dig ind. Det sker af sig selv her på siden.</source>
        <translation>{name} lets you in. It happens by itself on this page.</translation>
    </message>
    <message>
        <source>Så kan I se og høre hinanden.</source>
        <translation>Then you can see and hear each other.</translation>
    </message>
    <message>
        <source>Hvem er med?</source>
        <translation>Who takes part?</translation>
    </message>
    <message>
        <source>Det skal I tale om</source>
        <translation>What you will talk about</translation>
    </message>
    <message>
        <source>Kun du kan se det her billede</source>
        <translation>Only you can see this picture</translation>
    </message>
    <message>
        <source>Sid, så dit hoved er midt i billedet, og lyset kommer forfra.</source>
        <translation>Sit so that your head is in the middle and the light comes from the front.</translation>
    </message>
    <message>
        <source>Dit kamera er slukket</source>
        <translation>Your camera is off</translation>
    </message>
    <message>
        <source>Vi tænder for kameraet …</source>
        <translation>Turning on the camera …</translation>
    </message>
    <message>
        <source>Sluk kamera</source>
        <translation>Turn camera off</translation>
    </message>
    <message>
        <source>Tænd kamera</source>
        <translation>Turn camera on</translation>
    </message>
    <message>
        <source>Skift kamera eller lyd</source>
        <translation>Change camera or sound</translation>
    </message>
    <message>
        <source>Forlad venteværelset</source>
        <translation>Leave the waiting room</translation>
    </message>
</context>
</TS>
