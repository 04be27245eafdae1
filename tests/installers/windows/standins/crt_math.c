/* SPDX-FileCopyrightText: Mødeklar contributors
   SPDX-License-Identifier: EUPL-1.2
   For tests only: never shipped. */
/* C99 complex functions that Wine 10's ucrtbase only has as stubs; everything else goes on to ucrtbase (the .def). */
#include <complex.h>
typedef struct { float r, i; } f;
typedef struct { double r, i; } d;
#define IN(z) ((z).r + (z).i * I)
#define ONE(name) \
  f my_##name##f(f z) { float _Complex c = name##f(IN(z)); return (f){ crealf(c), cimagf(c) }; } \
  d my_##name(d z) { double _Complex c = name(IN(z)); return (d){ creal(c), cimag(c) }; }
ONE(ccos) ONE(ccosh) ONE(cexp) ONE(csin) ONE(csinh) ONE(ctan) ONE(ctanh)
f my_cpowf(f a, f b) { float _Complex c = cpowf(IN(a), IN(b)); return (f){ crealf(c), cimagf(c) }; }
d my_cpow(d a, d b) { double _Complex c = cpow(IN(a), IN(b)); return (d){ creal(c), cimag(c) }; }
float my_crealf(f z) { return z.r; } double my_creal(d z) { return z.r; }
float my_cimagf(f z) { return z.i; } double my_cimag(d z) { return z.i; }
float my_cabsf(f z) { return cabsf(IN(z)); } double my_cabs(d z) { return cabs(IN(z)); }
float my_cargf(f z) { return cargf(IN(z)); } double my_carg(d z) { return carg(IN(z)); }
