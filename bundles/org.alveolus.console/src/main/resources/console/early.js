// Runs before anything is painted, so that the page never flashes in the wrong colours or language.
(() => {
    const root = document.documentElement;
    const read = (name) => {
        try {
            return localStorage.getItem(`alveolus.${name}`);
        } catch {
            return null;
        }
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
        const chosen = read('theme');
        root.dataset.theme = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
        root.dataset.density = read('density') === 'compact' ? 'compact' : 'normal';
    };
    const language = read('language') ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => ['nl', 'en', 'de'].includes(tag));
    root.lang = ['nl', 'en', 'de'].includes(language) ? language : 'en';
    dark.addEventListener('change', apply);
    addEventListener('alv-settings', apply);
    apply();
})();
