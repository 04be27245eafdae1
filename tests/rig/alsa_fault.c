/* SPDX-FileCopyrightText: Mødeklar contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * LD_PRELOAD: gives one ALSA device a fault that no virtual sound card can have. ALSA_FAULT=KIND:NAME, where
 * KIND is busy (another program took it), gone (pulled out since it was listed), denied, or rate44100 (takes
 * no other rate). PortAudio opens each device once while it lists them: that first time always works.
 *
 * libasound is opened by its own name: the program loads it with RTLD_LOCAL, where RTLD_NEXT finds nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define MOST_HANDLES 64

static void *marked[MOST_HANDLES];
static int count, opened[2];

static void *real(const char *name)
{
    static void *library;
    if (!library)
        library = dlopen("libasound.so.2", RTLD_NOW);
    return library ? dlsym(library, name) : NULL;
}

static const char *fault_of(const char *name, const char *kind)
{
    const char *fault = getenv("ALSA_FAULT");
    size_t length = strlen(kind);
    if (!fault || strncmp(fault, kind, length) || fault[length] != ':')
        return NULL;
    return strcmp(fault + length + 1, name) ? NULL : fault;
}

int snd_pcm_open(void **pcm, const char *name, int stream, int mode)
{
    int (*open_it)(void **, const char *, int, int) = real("snd_pcm_open");
    int is_ours = fault_of(name, "busy") || fault_of(name, "gone") || fault_of(name, "denied");
    if (is_ours && opened[stream & 1]++) {
        if (fault_of(name, "busy"))
            return -EBUSY;
        return fault_of(name, "gone") ? -ENODEV : -EACCES;
    }
    int result = open_it(pcm, name, stream, mode);
    if (!result && fault_of(name, "rate44100") && count < MOST_HANDLES)
        marked[count++] = *pcm;
    return result;
}

int snd_pcm_close(void *pcm)
{
    int (*close_it)(void *) = real("snd_pcm_close");
    for (int i = 0; i < count; i++)
        if (marked[i] == pcm)
            marked[i] = NULL;
    return close_it(pcm);
}

int snd_pcm_hw_params_set_rate_near(void *pcm, void *params, unsigned int *rate, int *direction)
{
    int (*set_it)(void *, void *, unsigned int *, int *) = real("snd_pcm_hw_params_set_rate_near");
    for (int i = 0; i < count; i++)
        if (marked[i] == pcm)
            *rate = 44100;
    return set_it(pcm, params, rate, direction);
}
