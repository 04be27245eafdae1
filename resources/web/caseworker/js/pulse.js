// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Whether anything arrives: WebRTC itself needs half a minute to notice a dead line.

const EVERY_MS = 500;
const SILENT_AFTER_MS = 3000;
const CONNECT_WITHIN_MS = 12_000;
const PAUSED_SILENT_AFTER_MS = 15_000;
const WEAK_SHARE = 0.05;
const WINDOW = 10;

export class Pulse {
  /**
   * @param {import("./peer.js").Peer} peer
   * @param {object} on  {isQuietExpected() -> bool, alive() at the first packets, silent(why), changed()}
   */
  constructor(peer, on) {
    this.peer = peer;
    this.on = on;
    this.begun_ms = performance.now();
    this.alive_ms = null;
    this.isSilent = false;
    this.isWeak = false;
    this.signs = 0;
    this.report = { packets: 0 };
    this.past = [];
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  stop() {
    clearInterval(this.timer);
  }

  async look() {
    const report = summary(await this.peer.rtc.getStats());
    if (this.peer.isClosed) return;
    const now_ms = performance.now();
    // Somebody who has a break may send nothing; then only the answered consent checks show life (RFC 7675).
    const signs = this.on.isQuietExpected() ? report.packets + report.consents : report.packets;
    if (signs > this.signs && report.packets > 0) {
      const isFirst = this.alive_ms === null;
      this.alive_ms = now_ms;
      if (isFirst) this.on.alive();
    }
    this.signs = signs;
    this.report = report;
    this.#judgeWeak(report);
    this.#judgeSilence(now_ms);
  }

  #judgeSilence(now_ms) {
    const limit_ms = this.on.isQuietExpected() ? PAUSED_SILENT_AFTER_MS : SILENT_AFTER_MS;
    const isSilent = this.alive_ms === null ? now_ms - this.begun_ms > CONNECT_WITHIN_MS : now_ms - this.alive_ms > limit_ms;
    if (isSilent !== this.isSilent) {
      this.isSilent = isSilent;
      this.on.changed();
    }
    if (isSilent) this.on.silent(this.alive_ms === null ? "never" : "silent");
  }

  #judgeWeak(report) {
    this.past = [...this.past, report].slice(-WINDOW - 1);
    const [old] = this.past;
    const played = report.samples - old.samples;
    const share = played > 0 ? (report.concealed - old.concealed) / played : 0;
    // Two thresholds, so that the words do not come and go.
    const isWeak = this.past.length > WINDOW && share > (this.isWeak ? WEAK_SHARE / 2 : WEAK_SHARE);
    if (isWeak !== this.isWeak) {
      this.isWeak = isWeak;
      this.on.changed();
    }
  }
}

function summary(stats) {
  const sum = { packets: 0, consents: 0, frames: 0, framesDropped: 0, width: 0, height: 0, samples: 0, concealed: 0, energy: 0,
    audioPackets: 0, audioLost: 0, videoPackets: 0, audioSent: 0, videoSent: 0, videoTargetBps: 0, rtt_s: 0 };
  for (const item of stats.values()) SUMS[item.type]?.(sum, item);
  return sum;
}

const SUMS = {
  "inbound-rtp": (sum, item) => {
    sum.packets += item.packetsReceived ?? 0;
    if (item.kind === "audio") {
      sum.audioPackets += item.packetsReceived ?? 0;
      sum.audioLost += item.packetsLost ?? 0;
      sum.samples += item.totalSamplesReceived ?? 0;
      sum.concealed += item.concealedSamples ?? 0;
      sum.energy += item.totalAudioEnergy ?? 0;
    } else {
      sum.videoPackets += item.packetsReceived ?? 0;
      sum.frames += item.framesDecoded ?? 0;
      sum.framesDropped += item.framesDropped ?? 0;
      sum.width = item.frameWidth ?? sum.width;
      sum.height = item.frameHeight ?? sum.height;
    }
  },
  "outbound-rtp": (sum, item) => {
    sum[item.kind === "audio" ? "audioSent" : "videoSent"] += item.packetsSent ?? 0;
    if (item.kind === "video") sum.videoTargetBps = item.targetBitrate ?? 0;
  },
  "candidate-pair": (sum, item) => {
    if (!item.nominated) return;
    sum.consents += item.responsesReceived ?? 0;
    sum.rtt_s = item.currentRoundTripTime ?? sum.rtt_s;
  },
};
