/* SPDX-FileCopyrightText: Mødeklar contributors
   SPDX-License-Identifier: EUPL-1.2
   For tests only: never shipped. */
/* Wine 10 has no icuuc.dll; Windows 10 1703 and later have. Only what Qt6Core imports, and only so that it loads. */
#define E __declspec(dllexport)
#define Z(name) E void *name(void) { return 0; }
Z(ucnv_open) Z(ucnv_close) Z(UCNV_FROM_U_CALLBACK_SUBSTITUTE) Z(UCNV_TO_U_CALLBACK_SUBSTITUTE) Z(ucnv_reset)
Z(ucnv_getMaxCharSize) Z(ucnv_getName) Z(ucnv_getToUCallBack) Z(ucnv_getFromUCallBack) Z(ucnv_setToUCallBack)
Z(ucnv_setFromUCallBack) Z(ucnv_cbToUWriteUChars) Z(ucnv_toUnicode) Z(ucnv_cbFromUWriteUChars)
Z(ucnv_toUCountPending) Z(ucnv_fromUCountPending) Z(ucnv_getStandardName) Z(ucnv_getAvailableName)
Z(ucnv_countAvailable) Z(ucnv_fromUnicode)
