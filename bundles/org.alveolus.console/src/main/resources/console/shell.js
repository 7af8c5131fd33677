import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './lib/elements.js';
import './lib/confirm.js';
import './lib/dialog.js';
import './lib/drawer.js';
import './lib/menu.js';
import './pages/sign-in.js';
import { AlvElement } from './lib/element.js';
import { api } from './lib/http.js';
import { LANGUAGES, language, setLanguage } from './lib/i18n.js';
import { pageWords, pages } from './lib/pages.js';
import { ROOT, address, navigate, route } from './lib/router.js';
import { boxFor, readScan, scanInput, standing } from './lib/scan.js';
import { ScannerWatch, show } from './lib/scanner.js';
import { session } from './lib/session.js';
import { change, setting } from './lib/settings.js';
import { sound } from './lib/sound.js';
import { tasks } from './lib/tasks.js';
import { t } from './lib/texts.js';
import { showProblem, toastRegion } from './lib/toast.js';

/** What stands around every page: menu, practice location, scan field, search, language, account. */

const NARROW = matchMedia('(max-width: 899px)');
const modules = new Map(); // element name -> address of the module that defined it: a name cannot be defined twice

class AlvShell extends AlvElement {
    static properties = {
        state: { state: true },
        current: { state: true },
        gone: { state: true },
        stale: { state: true },
        failure: { state: true },
        expired: { state: true },
        confirming: { state: true },
        unfolded: { state: true },
        scan: { state: true },
        flash: { state: true },
    };

    #element = null;
    #answerAgain = null;
    #answerPassword = null;
    #flashing = 0;

    constructor() {
        super();
        this.state = 'starting';
    }

    /** Not when it is made: whoever copies the page, as tools that examine it do, makes another that must not take its place. */
    connectedCallback() {
        super.connectedCallback();
        addEventListener('alv-session', () => this.#sessionChanged());
        addEventListener('hashchange', () => {
            if (this.#link()) {
                this.#start();
            }
        });
        for (const name of ['alv-session', 'alv-ending', 'alv-reachable', 'alv-tasks', 'alv-settings']) {
            addEventListener(name, () => this.requestUpdate());
        }
        addEventListener('alv-route', () => this.#route());
        addEventListener('alv-pages', () => this.#pagesChanged());
        addEventListener('alv-language', () => this.#entitle());
        addEventListener('alv-location', () => this.#locationChanged());
        NARROW.addEventListener('change', () => this.requestUpdate());
        addEventListener('keydown', (event) => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && this.state === 'ready') {
                event.preventDefault();
                this.#search();
            }
        });
        session.askAgain = () => this.#askAgain();
        session.askPassword = () => this.#askPassword();
    }

    async firstUpdated() {
        toastRegion();
        await this.#start();
    }

    async #start() {
        this.state = 'starting';
        try {
            this.link = this.#link();
            if (this.link) {
                await import('./pages/link.js');
                this.state = 'link';
                this.#entitle();
                return;
            }
            const [signedIn] = await Promise.all([session.load(), pages.load()]);
            if (signedIn) {
                this.#enter();
            } else {
                const { needed } = await api.get('/api/setup', { noSignIn: true, everywhere: true });
                if (needed) {
                    await import('./pages/setup.js');
                }
                this.state = needed ? 'setup' : 'sign-in';
                this.#entitle();
            }
        } catch (error) {
            this.failure = error;
            this.state = 'failed';
        }
    }

    /** What a link from a mail asks for; its secret stands behind the sign that browsers send to nobody. */
    #link() {
        const [, kind, token] = location.hash.match(/^#(password|email)=([\w-]{20,100})$/) ?? [];
        return kind ? { kind, token } : null;
    }

    #linkDone(email = null) {
        history.replaceState(null, '', ROOT);
        this.email = email;
        this.#start();
    }

    async #forgot() {
        await import('./pages/link.js');
        this.state = 'forgot';
        this.#entitle();
    }

    // ---- in and out ----------------------------------------------------------------------------------------------------------

    async #enter() {
        if (session.factorMissing) {
            await import('./pages/second-factor.js');
            this.state = 'factor';
            this.#entitle();
            return;
        }
        if (!session.location && session.locations.length === 1) {
            await this.#choose(session.locations[0].id);
        }
        this.state = !session.location && session.locations.length > 1 ? 'location' : 'ready';
        if (!this.watching) {
            this.watching = true;
            pages.watch();
            new ScannerWatch({ deliver: (text, from) => this.#deliver(text, from), focusField: () => this.#focusScan() });
        }
        this.updateComplete.then(() => this.#route());
        this.#prepare();
    }

    /** Has the modules of the menu's pages fetched while nothing else is to do, so that they open at once. */
    #prepare() {
        const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 500));
        idle(() => {
            for (const page of this.#visible) {
                if (!document.head.querySelector(`link[href="${page.module}"]`)) {
                    const link = document.createElement('link');
                    link.rel = 'modulepreload';
                    link.href = page.module;
                    document.head.append(link);
                }
            }
        });
    }

    async #choose(place) {
        try {
            await session.work(place);
        } catch (error) {
            showProblem(error);
        }
    }

    #locationChanged() {
        if (this.state === 'location') {
            this.state = 'ready';
            this.updateComplete.then(() => this.#route());
        }
        this.requestUpdate();
    }

    #askAgain() {
        this.expired = true;
        return new Promise((answer) => (this.#answerAgain = answer));
    }

    #askPassword() {
        this.confirming = true;
        return new Promise((answer) => (this.#answerPassword = answer));
    }

    #passwordAnswered(given) {
        this.confirming = false;
        this.#answerPassword(given);
    }

    /** Rights may have come or gone: the menu and the page follow. */
    #sessionChanged() {
        if (this.state !== 'ready' || session.factorMissing) {
            return;
        }
        if (!session.location && session.locations.length) {
            this.#enter();
        } else if (this.current && !session.sees(this.current.requires)) {
            this.gone ??= { id: this.current.id, kind: 'no-right' };
        } else if (this.gone?.kind === 'no-right') {
            this.gone = null;
            if (!this.current) {
                this.#route();
            }
        }
    }

    #signedInAgain() {
        this.expired = false;
        this.#answerAgain();
    }

    async #signOut() {
        try {
            await session.signOut();
        } catch (error) {
            showProblem(error);
        }
    }

    // ---- pages ---------------------------------------------------------------------------------------------------------------

    get #visible() {
        return pages.all.filter((page) => session.sees(page.requires));
    }

    async #route() {
        if (this.state !== 'ready') {
            return;
        }
        const { page: id, path, query } = route();
        if (!id) {
            const first = this.#visible[0];
            if (first) {
                navigate(address(first.id), { replace: true });
            } else {
                this.#show(null);
                this.current = null;
            }
            return;
        }
        this.unfolded = false;
        if (this.current?.id === id && this.#element) {
            this.#element.route(id, path, query);
            return;
        }
        const page = pages.find(id);
        this.gone = null;
        this.failure = null;
        if (!page || !session.sees(page.requires)) {
            this.#show(null);
            this.current = null;
            this.gone = { id, kind: page ? 'no-right' : 'unknown' };
            this.#entitle();
            return;
        }
        await this.#open(page, path, query);
    }

    async #open(page, path, query) {
        if (modules.has(page.element) && modules.get(page.element) !== page.module) {
            location.reload(); // another version of this page was shown before
            return;
        }
        this.current = page;
        this.stale = false;
        const late = setTimeout(() => this.#show(document.createElement('alv-progress')), 300);
        try {
            await import(page.module);
            if (this.current !== page) {
                return;
            }
            modules.set(page.element, page.module);
            const element = document.createElement(page.element);
            element.route(page.id, path, query);
            this.#show(element);
            this.#element = element;
            this.#entitle();
            await element.updateComplete;
            this.#focusHeading();
        } catch (error) {
            console.error(error);
            if (this.current === page) {
                this.#show(null);
                this.failure = error;
            }
        } finally {
            clearTimeout(late);
        }
    }

    #show(element) {
        this.#element = null;
        this.querySelector('.page')?.replaceChildren(...(element ? [element] : []));
        scrollTo(0, 0);
    }

    #focusHeading() {
        const active = document.activeElement;
        if (active === document.body || this.querySelector('nav')?.contains(active)) {
            const header = this.querySelector('.page alv-header');
            header?.updateComplete.then(() => header.renderRoot.querySelector('h1').focus({ preventScroll: true }));
        }
    }

    #pagesChanged() {
        this.requestUpdate();
        this.#prepare();
        if (this.state !== 'ready') {
            return;
        }
        const open = this.current;
        if (!open) {
            if (this.gone?.kind === 'unknown' || !route().page) {
                this.#route();
            }
            return;
        }
        const now = pages.find(open.id);
        if (!now) {
            this.gone = { id: open.id, kind: 'left', title: pageWords(open) };
        } else if (this.#element && now.module !== open.module) {
            this.gone = null;
            this.stale = true;
        } else {
            this.gone = null; // it came back, and with it what was typed
            if (!this.#element) {
                this.current = null;
                this.#route();
            }
        }
    }

    #entitle() {
        const title = this.state === 'sign-in' ? t('sign-in') : this.state === 'setup' ? t('setup.title') : this.state === 'forgot' || this.state === 'link' ? t('forgot.link') : this.state === 'factor' ? t('factor.title') : this.current ? pageWords(this.current) : null;
        document.title = title ? `${title} · Alveolus` : 'Alveolus';
    }

    async #search() {
        try {
            await import('./pages/palette.js');
            this.querySelector('alv-palette').show();
        } catch (error) {
            showProblem(error);
        }
    }

    // ---- scanning ------------------------------------------------------------------------------------------------------------

    get #field() {
        return this.querySelector('#scan');
    }

    #focusScan() {
        this.#field?.focus();
        this.#field?.select();
    }

    #flash(kind) {
        clearTimeout(this.#flashing);
        this.flash = kind;
        this.#flashing = kind === 'busy' ? 0 : setTimeout(() => (this.flash = null), 2_000);
    }

    /** A code came from anywhere: the field of the place that has the focus, then the page, then the shell takes it. */
    async #deliver(text, from) {
        if (this.state !== 'ready' || this.expired) {
            return;
        }
        const box = boxFor(from);
        if (box) {
            box.take(text);
            return;
        }
        this.#field.value = show(text);
        this.#flash('busy');
        let taken = false;
        try {
            const event = new CustomEvent('alv-scan', { detail: { text }, cancelable: true });
            taken = this.#element && !this.gone && (this.#element.dispatchEvent(event) === false || (await this.#element.scanned(text, { from })));
            if (taken) {
                this.#flash('ok');
            } else {
                await this.#read(text);
            }
        } catch (error) {
            this.#flash('error');
            showProblem(error);
        }
        // A page that took the code goes on where something is to be completed.
        if (!taken || document.activeElement === this.#field) {
            this.#field?.select();
        }
    }

    async #read(text, joined = null) {
        const whole = joined ? `${joined}\n${text}` : text;
        this.scan = { text: whole, busy: true };
        try {
            const report = await readScan(whole);
            this.scan = { text: whole, report };
            this.#flash(standing(report));
        } catch (error) {
            if (error.name !== 'ProblemError') {
                throw error;
            }
            this.scan = { text: whole, error };
            this.#flash('error');
        }
    }

    #wireScan(input) {
        if (input && !input.wired) {
            input.wired = true;
            scanInput(input, (text) => this.#deliver(text, null));
        }
    }

    updated() {
        this.#wireScan(this.#field);
    }

    // ---- drawing -------------------------------------------------------------------------------------------------------------

    render() {
        switch (this.state) {
            case 'starting':
                return html`<main class="front"><alv-progress></alv-progress></main>`;
            case 'failed':
                return html`<main class="front"><div class="front-box"><h1>Alveolus</h1><alv-problem .error=${this.failure} .retry=${() => this.#start()}></alv-problem></div></main>`;
            case 'setup':
                return this.#front(t('setup.title'), html`<alv-setup @alv-signed-in=${() => this.#enter()}></alv-setup>`, true);
            case 'sign-in':
                return this.#front(t('sign-in.title'), html`<alv-sign-in email=${this.email ?? ''} @alv-signed-in=${() => this.#enter()} @alv-forgot=${() => this.#forgot()}></alv-sign-in>`);
            case 'forgot':
                return this.#front(t('forgot.title'), html`<alv-forgot @alv-done=${() => this.#linkDone()}></alv-forgot>`);
            case 'link':
                return this.#front(t(`link.${this.link.kind}`), html`<alv-link .link=${this.link} @alv-done=${(event) => this.#linkDone(event.detail)} @alv-forgot=${() => this.#forgot()}></alv-link>`);
            case 'factor':
                return this.#front(t('factor.title'), html`<p class="muted">${t('factor.demanded')}</p>
                    <alv-second-factor @alv-done=${() => this.#start()}></alv-second-factor>
                    <button type="button" class="quiet wide" @click=${() => this.#signOut()}>${t('sign-out')}</button>`);
            case 'location':
                return this.#front(
                    t('location.choose'),
                    html`<p class="muted">${t('location.why')}</p>
                        <ul class="places">${session.locations.map((place) => html`<li><button type="button" @click=${() => this.#choose(place.id)}><alv-icon name="geo-alt"></alv-icon><span>${place.name}</span></button></li>`)}</ul>`,
                );
            default:
                return this.#workplace();
        }
    }

    #front(title, content, wide = false) {
        return html`
            <main class="front" ?data-wide=${wide}>
                <div class="front-box">
                    <p class="brand"><img src=${new URL('mark.svg', import.meta.url).pathname} alt="" width="28" height="28"> Alveolus</p>
                    <h1>${title}</h1>
                    ${content}
                </div>
                <div class="front-foot">${this.#languages()}</div>
            </main>
            ${this.#passwordQuestion()}
        `;
    }

    #languages() {
        return html`
            <label class="visually-hidden" for="language">${t('language')}</label>
            <select id="language" class="quiet" @change=${(event) => setLanguage(event.target.value).catch(showProblem)}>
                ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === language()}>${name}</option>`)}
            </select>
        `;
    }

    #places() {
        return html`
            <label class="visually-hidden" for="place">${t('location')}</label>
            <select id="place" class="quiet place" @change=${(event) => this.#choose(event.target.value)}>
                ${session.location ? nothing : html`<option value="" selected>${t('location.none')}</option>`}
                ${session.locations.map((place) => html`<option value=${place.id} ?selected=${place.id === session.location}>${place.name}</option>`)}
            </select>
        `;
    }

    #workplace() {
        const narrow = NARROW.matches;
        return html`
            <a class="skip" href="#main">${t('skip')}</a>
            <header class="top no-print">
                <button type="button" class="icon quiet unfold" aria-label=${t('menu')} aria-expanded=${this.unfolded ? 'true' : 'false'} aria-controls="menu" @click=${() => (this.unfolded = !this.unfolded)}>
                    <alv-icon name=${this.unfolded ? 'x-lg' : 'list'}></alv-icon>
                </button>
                <a class="brand" href=${ROOT} aria-label="Alveolus"><img src=${new URL('mark.svg', import.meta.url).pathname} alt="" width="24" height="24"><span>Alveolus</span></a>
                ${narrow ? nothing : this.#places()}
                <div class="scan-line" role="search" data-flash=${this.flash ?? nothing}>
                    <alv-icon name="upc-scan"></alv-icon>
                    <input id="scan" type="text" aria-label=${t('scan.field')} placeholder=${t(narrow ? 'scan.placeholder-short' : 'scan.placeholder')} autocomplete="off" spellcheck="false" autocapitalize="off" enterkeyhint="go">
                    <kbd aria-hidden="true">F2</kbd>
                    <span class="scan-words" role="status">${this.flash ? t(`scan.flash.${this.flash}`) : ''}</span>
                </div>
                <button type="button" class="icon quiet" aria-label=${t('search')} title="${t('search')} (Ctrl+K)" @click=${() => this.#search()}><alv-icon name="search"></alv-icon></button>
                ${narrow ? nothing : this.#languages()}
                <alv-menu icon="person-circle" label=${t('account')} .content=${() => this.#account()}></alv-menu>
            </header>
            <nav id="menu" class="side no-print" aria-label=${t('menu')} ?data-unfolded=${this.unfolded}>
                ${narrow ? html`<div class="side-tools">${this.#places()}${this.#languages()}</div>` : nothing}
                <ul>
                    ${repeat(
                        this.#visible.filter((page) => page.id !== 'account'),
                        (page) => page.id,
                        (page) => html`<li><a href=${address(page.id)} aria-current=${page.id === this.current?.id ? 'page' : nothing} data-page=${page.id}><alv-icon name=${page.icon}></alv-icon><span>${pageWords(page)}</span></a></li>`,
                    )}
                </ul>
            </nav>
            <main id="main" tabindex="-1" ?data-covered=${this.expired}>
                ${pages.reachable ? nothing : html`<div class="notice" data-kind="warn" role="status"><alv-icon name="wifi-off"></alv-icon><div class="notice-words">${t('unreachable')}</div></div>`}
                ${this.stale || (pages.console && pages.console !== document.querySelector('link[rel=stylesheet]').getAttribute('href').split('/')[4])
                    ? html`<div class="notice" data-kind="info" role="status"><alv-icon name="arrow-clockwise"></alv-icon><div class="notice-words">${t('page.updated')}</div><button type="button" @click=${() => location.reload()}>${t('page.reload')}</button></div>`
                    : nothing}
                ${this.gone ? this.#goneWords() : nothing}
                ${this.failure ? html`<alv-empty page icon="plug" heading=${t('page.failed')} text=${t('page.failed-text')} action=${t('page.reload')} .run=${() => location.reload()}></alv-empty>` : nothing}
                ${!this.current && !this.gone && !this.failure && !route().page ? html`<alv-empty page icon="grid" heading=${t('page.none')} text=${t('page.none-text')}></alv-empty>` : nothing}
                <div class="page" ?hidden=${Boolean(this.gone)}></div>
            </main>
            ${this.scan ? this.#scanPanel() : nothing}
            <alv-palette></alv-palette>
            ${this.#passwordQuestion()}
            ${session.ending !== null && !this.expired
                ? html`<alv-dialog open fixed heading=${t('idle.title')}>
                      <p role="timer">${t('idle.text', { n: session.ending })}</p>
                      <button slot="footer" type="button" @click=${() => this.#signOut()}>${t('sign-out')}</button>
                      <button slot="footer" type="button" class="primary" id="stay" autofocus @click=${() => session.stay().catch(showProblem)}>${t('idle.stay')}</button>
                  </alv-dialog>`
                : nothing}
            ${this.expired
                ? html`<alv-dialog open fixed heading=${t('sign-in.expired')}>
                      <p class="muted">${t('sign-in.expired-text')}</p>
                      <alv-sign-in again @alv-signed-in=${() => this.#signedInAgain()}></alv-sign-in>
                  </alv-dialog>`
                : nothing}
        `;
    }

    #passwordQuestion() {
        return this.confirming ? html`<alv-confirm-password @alv-done=${(event) => this.#passwordAnswered(event.detail)}></alv-confirm-password>` : nothing;
    }

    #goneWords() {
        const first = this.#visible.find((page) => page.id !== this.gone.id);
        const { kind, title } = this.gone;
        const heading = kind === 'left' ? t('page.left', { page: title }) : kind === 'no-right' ? t('page.no-right') : t('page.unknown');
        const text = kind === 'left' ? t('page.left-text') : kind === 'no-right' ? t('page.no-right-text') : t('page.unknown-text');
        return html`<alv-empty page icon=${kind === 'no-right' ? 'lock' : 'plug'} heading=${heading} text=${text} action=${first ? t('page.to', { page: pageWords(first) }) : ''} href=${first ? address(first.id) : ''}></alv-empty>`;
    }

    #scanPanel() {
        const { text, report, error, busy } = this.scan;
        const close = () => (this.scan = null);
        const takers = this.#visible.filter((page) => page.scan);
        return html`
            <alv-drawer heading=${t('scan.title')} still @alv-close=${close}>
                ${busy ? html`<alv-progress label=${t('scan.reading')}></alv-progress>` : html`<alv-scan-result .report=${report} .error=${error} .text=${text} @alv-choose=${(event) => (this.scan = { text, report: event.detail.report })}></alv-scan-result>`}
                ${report
                    ? html`<div class="stack scan-acts">
                          ${takers.map((page) => html`<a class="button" href=${address(page.id, page.scan, { scan: text })} @click=${close}><alv-icon name=${page.icon}></alv-icon> ${pageWords(page, 'scan')}</a>`)}
                      </div>`
                    : nothing}
            </alv-drawer>
        `;
    }

    #account() {
        const choice = (name, values, otherwise) => html`
            <fieldset class="field">
                <legend class="field-label">${t(name)}</legend>
                <div class="segments">
                    ${values.map(
                        (value) => html`<label class="segment"><input type="radio" name="setting-${name}" .checked=${setting(name, otherwise) === value} @change=${() => this.#set(name, value)}><span>${t(`${name}.${value}`)}</span></label>`,
                    )}
                </div>
            </fieldset>
        `;
        return html`
            <div class="stack">
                <div><strong>${session.account?.name}</strong><br><span class="muted">${session.account?.email}</span><br><span class="muted">${session.institution?.name}</span></div>
                <a class="button" href=${address('account')} @click=${() => this.querySelector('alv-menu').close()}><alv-icon name="person-gear"></alv-icon> ${t('page.account')}</a>
                ${session.institutions.length > 1
                    ? html`<fieldset class="field stack-small"><legend class="field-label">${t('institution.switch')}</legend>
                          ${session.institutions.filter((each) => each.id !== session.institution?.id).map((each) => html`<button type="button" class="wide" data-institution @click=${() => session.enter(each.id).catch(showProblem)}><alv-icon name="building"></alv-icon> ${each.name}</button>`)}
                      </fieldset>`
                    : nothing}
                ${choice('theme', ['light', 'dark', 'system'], 'system')} ${choice('density', ['normal', 'compact'], 'normal')} ${choice('sound', ['on', 'off'], 'on')}
                ${tasks.length ? html`<div><strong>${t('tasks')}</strong>${tasks.slice(0, 8).map((task) => html`<p class="task"><alv-status kind=${{ running: 'info', done: 'ok', failed: 'error' }[task.state]}>${task.title}: ${t(`tasks.${task.state}`)}</alv-status>${task.max ? html`<alv-progress label="" value=${task.value} max=${task.max}></alv-progress>` : nothing}</p>`)}</div>` : nothing}
                <button type="button" @click=${() => this.#signOut()}><alv-icon name="box-arrow-right"></alv-icon> ${t('sign-out')}</button>
            </div>
        `;
    }

    #set(name, value) {
        change(name, value);
        if (name === 'sound' && value === 'on') {
            sound('ok');
        }
    }
}

customElements.define('alv-shell', AlvShell);
