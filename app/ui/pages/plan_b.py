# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B: the telephone. Depends on nothing: no engine, no network, no service."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.events import ByPhoneChosen, CameraSwitched, Event, MicrophoneSwitched, PlanBClosed
from app.core.events.service import CallbackState
from app.core.facts import Way
from app.core.meeting import ByPhone
from app.core.views import PlanBView, View
from app.ui.pages.page import ScrollPage
from app.ui.tab_order import in_order
from app.ui.theme import Look
from app.ui.widgets.box import rows
from app.ui.widgets.callback import Callback
from app.ui.widgets.meanwhile import Meanwhile
from app.ui.widgets.messages import Messages
from app.ui.widgets.notice import Notice
from app.ui.widgets.number_card import NumberCard
from app.ui.widgets.text import Text
from app.ui.widgets.wishes import Wishes
from app.ui.widgets.word import Word
from app.ui.wording import call as call_words
from app.ui.wording import plan_b as words
from app.ui.wording.times import first_name


class PlanBPage(ScrollPage):
    """All ways to the caseworker without video, the best one for this situation first."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._microphone_on = self._camera_on = True
        self.admitted = Notice(look, "ready", announces=True)
        self.enter = self.admitted.add_button("second", "arrow-right", lambda: self.acted.emit(PlanBClosed()))
        self.enter_by_phone = self.admitted.add_button("link", "", lambda: self._go_back(ByPhone.SOUND))
        self.video_back = Notice(look, "ready", announces=True)
        self.to_video = self.video_back.add_button("second", "camera", lambda: self._go_back(ByPhone.NONE))
        self.to_picture = self.video_back.add_button("link", "", lambda: self._go_back(ByPhone.SOUND))
        self.goes_on = Notice(look, "information")
        self.microphone = self.goes_on.add_button(
            "second", "microphone", lambda: self.acted.emit(MicrophoneSwitched(not self._microphone_on))
        )
        self.camera = self.goes_on.add_button(
            "second", "camera", lambda: self.acted.emit(CameraSwitched(not self._camera_on))
        )
        self.body.addWidget(self.admitted)
        self.body.addWidget(self.video_back)
        self.body.addWidget(self.goes_on)
        self.title, self.lead = Text("h1"), Text("lead")
        head = rows(gap=1)
        head.addWidget(self.title)
        head.addWidget(self.lead)
        self.body.addLayout(head)
        self.nobody = Notice(look, "information")
        self.body.addWidget(self.nobody)
        self.number_card, self.callback = NumberCard(look), Callback(look)
        self.messages, self.wishes = Messages(look), Wishes(look)
        self.word = Word(look)
        self._cards: dict[Way, Callback | NumberCard | Messages | Wishes | Word] = {
            Way.CALLBACK: self.callback,
            Way.NUMBER: self.number_card,
            Way.MESSAGE: self.messages,
            Way.WISH: self.wishes,
            Way.WORD: self.word,
        }
        self.meanwhile = Meanwhile(look)
        self.meanwhile.acted.connect(self.acted)
        self._ways: tuple[Way, ...] = ()
        self._news: tuple[bool, ...] = (False, False)
        self._list = rows(gap=3)
        for card in self._cards.values():
            card.acted.connect(self.acted)
        self.body.addLayout(self._list)
        for card in self._cards.values():  # at once: Tab comes by here, not after the bottom bar
            self._list.addWidget(card)
        self.body.addStretch(1)
        self.back = self.button("main", "arrow-left", PlanBClosed)
        self.bar_actions = [self.back]

    def _go_back(self, how: ByPhone) -> None:
        """Leave plan B with the sound here or in the telephone."""
        self.acted.emit(ByPhoneChosen(how))
        self.acted.emit(PlanBClosed())

    def _place(self, ways: tuple[Way, ...]) -> None:
        """Put the ways in their order, for the eye and for the keyboard; what is not offered goes."""
        if ways == self._ways:
            return
        self._ways = ways
        for card in self._cards.values():
            self._list.removeWidget(card)
        for way in (*ways, *(way for way in Way if way not in ways)):
            self._list.addWidget(self._cards[way])
        self._list.insertWidget(1, self.meanwhile)
        cards: list[QWidget] = [self._cards[way] for way in ways]
        cards.insert(1, self.meanwhile)
        in_order(cards)

    def escape_event(self) -> Event:
        """Go back to where the person was."""
        return PlanBClosed()

    def first_focus(self) -> QWidget | None:
        """Begin with the way that is best now."""
        asks_first = self._ways[:1] == (Way.CALLBACK,)
        asking = self.callback.first_focus() if asks_first else None
        return asking or (self.number_card.copy if not self.number_card.isHidden() else None)

    def go_to_word(self) -> None:
        """Scroll to word to the caseworker, and put the keyboard there."""
        self.scroller.ensureWidgetVisible(self.word, 0, 0)
        self.word.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def render_view(self, view: View) -> None:
        """Show the number and what was asked for."""
        page = view.page
        if not isinstance(page, PlanBView):
            return
        contact = page.contact
        known = contact is not None and bool(contact.phone)
        name = first_name(contact.name) if contact else ""
        self.title.say(words.TITLE(name=name) if name else words.TITLE_NOBODY())
        kept = page.call_goes_on or page.place.value in ("waiting", "call")
        self.lead.say(words.LEAD_KEPT() if kept else words.LEAD())
        offered = page.facts.ways if contact is not None else ()
        self._place(offered)
        for way, card in self._cards.items():
            card.setVisible(way in offered and (way is not Way.NUMBER or known))
        self.nobody.setVisible(not known)
        self.nobody.say(words.NOBODY() if page.foreign is None else words.NOBODY_TOLD())
        self.number_card.show_number(page)
        self.callback.show_callback(page.facts, name, page.phone)
        self.messages.show_messages(page.facts.messages, name)
        self.wishes.show_wish(view.wish, name)
        self.word.show_word(page)
        self._render_meeting(page, name)
        self.back.say(words.ENTER(name=name) if page.admitted else words.BACK[page.place]())
        self.back.set_icon_name("arrow-left" if not page.admitted else "camera")

    def _render_meeting(self, page: PlanBView, name: str) -> None:
        self.admitted.setVisible(page.admitted)
        self.admitted.say(words.ADMITTED(name=name), words.ADMITTED_BODY())
        self.enter.say(words.ENTER(name=name))
        self.enter_by_phone.say(words.ENTER_BY_PHONE())
        talking = page.facts.callback in (CallbackState.CALLING, CallbackState.CALLED)
        self.enter_by_phone.setVisible(talking)
        self.video_back.setVisible(page.video_back)
        self.to_video.say(words.VIDEO_BACK_ALL())
        self.to_picture.say(words.VIDEO_BACK_PICTURE())
        self.meanwhile.setVisible(page.call_goes_on)
        self.meanwhile.show_choice(page.media.by_phone)
        self._render_call(page, name)
        self._show_news(page.admitted, page.video_back)

    def _show_news(self, *news: bool) -> None:
        """Bring what has just become possible into sight, unless the person is typing further down."""
        came = any(now and not before for now, before in zip(news, self._news, strict=True))
        self._news = news
        field = self.focusWidget()
        types = isinstance(field, QLineEdit) and field.isModified()
        if came and not types:
            QTimer.singleShot(0, self, lambda: self.scroller.verticalScrollBar().setValue(0))

    def _render_call(self, page: PlanBView, name: str) -> None:
        """Say what the caseworker sees and hears of a call that goes on behind this page."""
        by_phone = page.media.by_phone
        self.goes_on.setVisible(page.call_goes_on and not page.video_back)
        self.microphone.setVisible(by_phone is ByPhone.NONE)
        self.camera.setVisible(by_phone is not ByPhone.ALL)
        self._microphone_on, self._camera_on = page.media.microphone_on, page.media.camera_on
        said = {
            (True, True): words.CALL_GOES_ON_BOTH,
            (True, False): words.CALL_GOES_ON_SOUND,
            (False, True): words.CALL_GOES_ON_PICTURE,
            (False, False): words.CALL_GOES_ON_NEITHER,
        }[(self._microphone_on and not page.media.paused, self._camera_on and not page.media.paused)]
        if by_phone is not ByPhone.NONE:
            seen = self._camera_on and not page.media.paused
            said = words.CALL_GOES_ON_PHONE_SEEN if seen else words.CALL_GOES_ON_PHONE
        if by_phone is ByPhone.ALL:
            said = words.CALL_GOES_ON_RESTS
        self.goes_on.say(words.CALL_GOES_ON(), said(name=name))
        self.video_back.say(words.VIDEO_BACK(), f"{said(name=name)} {words.VIDEO_BACK_BODY()}")
        for button, on, icon, on_words, off_words in (
            (
                self.microphone,
                self._microphone_on,
                "microphone",
                call_words.MICROPHONE_ON,
                call_words.MICROPHONE_OFF,
            ),
            (self.camera, self._camera_on, "camera", call_words.CAMERA_ON, call_words.CAMERA_OFF),
        ):
            button.say(on_words() if on else off_words())
            button.set_icon_name(icon if on else f"{icon}-off")
