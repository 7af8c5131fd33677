/** Addresses of the console: every state that a colleague may be sent is one. */

export const ROOT = '/console/';

/** Goes to an address within the console without loading the document again. */
export function navigate(address, { replace = false } = {}) {
    const target = new URL(address, location.href);
    if (target.href === location.href) {
        replace = true;
    }
    history[replace ? 'replaceState' : 'pushState'](null, '', target);
    dispatchEvent(new CustomEvent('alv-route'));
}

/** Which page is shown, and what of it. */
export function route() {
    const rest = location.pathname.startsWith(ROOT) ? location.pathname.slice(ROOT.length) : '';
    const [page, ...path] = rest.split('/').map(decodeURIComponent);
    return { page, path: path.join('/'), query: new URLSearchParams(location.search) };
}

/** The address of a path below a page. */
export function address(page, path = '', query = null) {
    const pairs = query instanceof URLSearchParams ? [...query] : Object.entries(query ?? {});
    const search = new URLSearchParams(pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')).toString();
    const tail = path ? `/${path.split('/').map(encodeURIComponent).join('/')}` : '';
    return `${ROOT}${page}${tail}${search ? `?${search}` : ''}`;
}

function follow(event) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
        return;
    }
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement || node instanceof SVGAElement);
    if (!link || link.target || link.hasAttribute('download') || !link.href) {
        return;
    }
    const target = new URL(link.href, location.href);
    if (target.origin !== location.origin || !target.pathname.startsWith(ROOT) || /^\/console\/(files|lib)\//.test(target.pathname)) {
        return;
    }
    if (target.pathname === location.pathname && target.search === location.search && target.hash) {
        return;
    }
    event.preventDefault();
    navigate(target.href);
}

document.addEventListener('click', follow);
addEventListener('popstate', () => dispatchEvent(new CustomEvent('alv-route')));
