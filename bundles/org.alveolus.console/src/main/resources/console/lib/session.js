import { ProblemError, api, useCredentials } from './http.js';
import { setZone } from './format.js';

/** Who is signed in, where they work and what they may do. One per window. */

const LEVELS = ['none', 'view', 'edit', 'delete'];
const LOOK = 1_500;
const WARNING_SECONDS = 60;

class Session {
    #state = null;
    #again = null;
    #confirming = null;
    #used = false;
    #stays = 0;
    #staying = false;

    /** Set by the shell: asks the person to sign in again over the page; resolves with the new answer. */
    askAgain = null;

    /** Set by the shell: asks for the password again; resolves with whether it was given. */
    askPassword = null;

    /** Seconds until the session ends, while that is to be told; else null. */
    ending = null;

    get signedIn() {
        return this.#state !== null;
    }

    get account() {
        return this.#state?.account ?? null;
    }

    get institution() {
        return this.#state?.institution ?? null;
    }

    get administrator() {
        return this.#state?.administrator ?? false;
    }

    get institutions() {
        return this.#state?.institutions ?? [];
    }

    /** Whether a second factor must be set up before anything else. */
    get factorMissing() {
        return this.#state?.secondFactorMissing ?? false;
    }

    /** Whether the person wants to see comments of day tasks in the head of the page. */
    get showComments() {
        return this.#state?.showComments ?? false;
    }

    /** Whether a task was granted to the person, e.g. 'use-expired-item'. */
    mayDo(task) {
        return this.#state?.tasks?.includes(task) ?? false;
    }

    get locations() {
        return this.#state?.locations ?? [];
    }

    get location() {
        return this.#state?.location ?? null;
    }

    /** Whether the person holds the level in the module where they work now, or anywhere while no place is chosen. */
    may(module, level = 'view') {
        return this.locations
            .filter((place) => !this.location || place.id === this.location)
            .some((place) => LEVELS.indexOf(place.rights?.[module] ?? 'none') >= LEVELS.indexOf(level));
    }

    /** Whether a page with this requirement is in the menu. */
    sees(requirement) {
        return requirement === '' || (requirement === 'administrator' ? this.administrator : this.may(requirement));
    }

    /** Asks the server who is signed in; false when nobody is. */
    async load() {
        try {
            this.#take(await api.get('/api/sessions/current', { noSignIn: true, everywhere: true }));
            return true;
        } catch (error) {
            if (error instanceof ProblemError && error.status === 401) {
                return false;
            }
            throw error;
        }
    }

    async signIn(email, password, code = null) {
        const body = { email, password, cookie: true, ...(code ? { code } : {}) };
        const before = this.#state;
        let answer = await api.post('/api/sessions', body, { noSignIn: true, everywhere: true });
        // Whoever signs in again over a page goes on where they worked.
        if (before?.location && before.account.id === answer.account.id && answer.locations?.some((place) => place.id === before.location)) {
            useCredentials({ csrfToken: answer.csrfToken });
            answer = await api.put('/api/sessions/current/location', { location: before.location }, { noSignIn: true, everywhere: true });
        }
        this.#take(answer);
    }

    /** Makes the first administrator, institution and location. */
    async setUp(values, options) {
        this.#take(await api.post('/api/setup', values, { ...options, noSignIn: true, everywhere: true }));
    }

    async signOut() {
        await api.delete('/api/sessions/current', { noSignIn: true, everywhere: true });
        forgetDrafts();
        location.assign('/console/');
    }

    async work(at) {
        this.#take(await api.put('/api/sessions/current/location', { location: at }, { everywhere: true }));
        dispatchEvent(new CustomEvent('alv-location'));
    }

    /** Goes on in another institution: nothing of what stood on the page before may stay. */
    async enter(institution) {
        await api.put('/api/sessions/current/institution', { institution }, { everywhere: true });
        location.assign('/console/');
    }

    /** Keeps the session from ending. */
    async stay() {
        this.#used = false;
        this.#stays++;
        this.#staying = true;
        this.#tellEnding(null);
        try {
            await this.load();
        } finally {
            this.#staying = false;
        }
    }

    /** Gives the password again. */
    async confirm(password) {
        await api.post('/api/sessions/current/confirmation', { password }, { noSignIn: true, everywhere: true });
    }

    #take(answer) {
        const before = this.#state;
        if (before && before.account.id !== answer.account.id) {
            forgetDrafts();
            location.reload();
        } else if (before && before.institution?.id !== answer.institution?.id && !before.secondFactorMissing) {
            location.assign('/console/'); // another tab went on in another institution
        }
        this.#state = answer;
        setZone(answer.institution?.zone ?? 'UTC');
        useCredentials({ csrfToken: answer.csrfToken, location: answer.location ?? null, signInAgain: () => this.#signInAgain(), confirm: () => this.#confirm() });
        if (!before) {
            this.#watch();
        }
        dispatchEvent(new CustomEvent('alv-session'));
    }

    #signInAgain() {
        this.#again ??= this.askAgain().finally(() => (this.#again = null));
        return this.#again;
    }

    #confirm() {
        this.#confirming ??= this.askPassword().finally(() => (this.#confirming = null));
        return this.#confirming;
    }

    /**
     * Looks how the session stands while somebody looks at the page, which does not count as using it: rights that were changed elsewhere
     * hold here at once, and the end is told before it comes, in every tab. Typing counts as work.
     */
    #watch() {
        for (const kind of ['keydown', 'pointerdown']) {
            addEventListener(kind, () => (this.#used = true), { capture: true, passive: true });
        }
        const again = async () => {
            try {
                if (document.visibilityState === 'visible' && !this.#again && !this.#staying) {
                    await this.#look();
                }
            } catch (error) {
                if (!(error instanceof ProblemError)) {
                    throw error;
                }
            } finally {
                setTimeout(again, LOOK);
            }
        };
        setTimeout(again, LOOK);
    }

    async #look() {
        const stays = this.#stays;
        let state;
        try {
            state = await api.get('/api/sessions/current/state', { noSignIn: true, everywhere: true });
        } catch (error) {
            if (error.status !== 401) {
                throw error;
            }
            this.#tellEnding(null);
            await this.#signInAgain();
            return;
        }
        if (stays !== this.#stays) {
            return; // asked before the session was kept: its time is over
        }
        const idle = this.#state.idleSeconds;
        if (this.#used && state.secondsLeft < idle * 0.9) {
            await this.stay();
        } else if (state.stamp !== this.#state.stamp) {
            await this.load();
        } else {
            this.#tellEnding(state.secondsLeft <= Math.min(WARNING_SECONDS, idle / 3) ? state.secondsLeft : null);
        }
    }

    #tellEnding(seconds) {
        if (seconds !== this.ending) {
            this.ending = seconds;
            dispatchEvent(new CustomEvent('alv-ending'));
        }
    }
}

export const session = new Session();

const DRAFT = 'alveolus.draft.';

export function draftKey(name) {
    return `${DRAFT}${session.account?.id ?? ''}.${session.institution?.id ?? ''}.${name}`;
}

export function forgetDrafts() {
    for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith(DRAFT)) {
            sessionStorage.removeItem(key);
        }
    }
}
