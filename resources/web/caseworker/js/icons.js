// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Line drawings on a 24 × 24 grid, stroke 2 with round ends.

const DRAWINGS = {
  microphone: ["M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3z", "M5 11v1a7 7 0 0 0 14 0v-1", "M12 19v3"],
  microphoneOff: ["M9 9v3a3 3 0 0 0 5 2.2M15 10.5V6a3 3 0 0 0-5.9-.8", "M5 11v1a7 7 0 0 0 11.5 5.4M19 12v-1", "M12 19v3", "M3 3l18 18"],
  camera: ["M3 7a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z", "M16 10l5-3v10l-5-3"],
  cameraOff: ["M16 15v2a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 1.4-1.9M9 5h5a2 2 0 0 1 2 2v3l5-3v10l-1-.6", "M3 3l18 18"],
  phone: ["M5 3h4l2 5-2.5 2a12 12 0 0 0 5.500 5.500L16 13l5 2v4a2 2 0 0 1-2.200 2A17 17 0 0 1 3 5.200 2 2 0 0 1 5 3z"],
  hangUp: ["M2.500 14c5-6.500 14-6.500 19 0l-2.500 3-4-1.500v-3a11 11 0 0 0-6 0v3l-4 1.500z"],
  notes: ["M4 20l1-5L16 4l4 4L9 19z", "M13.500 6.500l4 4"],
  away: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 7v5l3.500 2"],
  check: ["M5 12.500l4.500 4.500L19 7.500"],
  remark: ["M12 6v7", "M12 17.500v.010"],
  sound: ["M4 9.500v5h3.500L12 19V5L7.500 9.500z", "M15.500 9a4 4 0 0 1 0 6", "M18.500 6a8.500 8.500 0 0 1 0 12"],
  soundOff: ["M4 9.500v5h3.500L12 19V5L7.500 9.500z", "M16 10l5 5M21 10l-5 5"],
  question: ["M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400", "M12 17.500v.010"],
  person: ["M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M4 21a8 8 0 0 1 16 0"],
  door: ["M6 21V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v17", "M3 21h18", "M14 12v.010"],
  back: ["M11 5l-7 7 7 7", "M4 12h16"],
  next: ["M9 5l7 7-7 7"],
  previous: ["M15 5l-7 7 7 7"],
  plus: ["M12 5v14M5 12h14"],
  copy: ["M9 9h11v11H9z", "M15 9V4H4v11h5"],
  close: ["M6 6l12 12M18 6L6 18"],
  settings: ["M4 7h9M17 7h3M4 17h3M11 17h9", "M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4z", "M9 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z"],
  message: ["M4 5h16v11H10l-4 4v-4H4z"],
  pause: ["M8 5v14M16 5v14"],
  link: ["M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7", "M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17"],
  language: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M3 12h18", "M12 3c3 3 3.500 6 3.500 9s-.5 6-3.500 9c-3-3-3.500-6-3.500-9S9 6 12 3z"],
};

export function drawing(name) {
  return DRAWINGS[name] ?? DRAWINGS.question;
}
