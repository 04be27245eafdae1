<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="da_DK">
<context>
    <name>home</name>
    <message numerus="yes">
        <source>Mødet varer cirka %n minutter.</source>
        <translation>
            <numerusform>Mødet varer cirka et minut.</numerusform>
            <numerusform>Mødet varer cirka %n minutter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message numerus="yes">
        <source>%n linjer venter på at blive sendt til jobcenteret.</source>
        <translation>
            <numerusform>%n linje venter på at blive sendt til jobcenteret.</numerusform>
            <numerusform>%n linjer venter på at blive sendt til jobcenteret.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>times</name>
    <message numerus="yes">
        <source>om %n minutter</source>
        <translation>
            <numerusform>om %n minut</numerusform>
            <numerusform>om %n minutter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>om %n timer</source>
        <translation>
            <numerusform>om %n time</numerusform>
            <numerusform>om %n timer</numerusform>
        </translation>
    </message>
</context>
</TS>
