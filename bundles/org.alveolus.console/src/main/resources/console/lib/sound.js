import { setting } from './settings.js';

/** Short tones by which a scan is heard without looking up. */

const TONES = {
    ok: [[880, 0, 0.07]],
    warn: [[660, 0, 0.07], [660, 0.11, 0.07]],
    error: [[196, 0, 0.22]],
};

let context;

export function sound(kind) {
    if (setting('sound') === 'off' || typeof AudioContext === 'undefined') {
        return;
    }
    context ??= new AudioContext();
    if (context.state === 'suspended') {
        context.resume();
    }
    for (const [pitch, at, length] of TONES[kind] ?? []) {
        const start = context.currentTime + at;
        const tone = context.createOscillator();
        const volume = context.createGain();
        tone.frequency.value = pitch;
        tone.type = kind === 'error' ? 'triangle' : 'sine';
        volume.gain.setValueAtTime(0, start);
        volume.gain.linearRampToValueAtTime(0.18, start + 0.008);
        volume.gain.setValueAtTime(0.18, start + length - 0.02);
        volume.gain.linearRampToValueAtTime(0, start + length);
        tone.connect(volume).connect(context.destination);
        tone.start(start);
        tone.stop(start + length);
    }
}
