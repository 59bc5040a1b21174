/** Tabs of the screens. In a narrow window they are wider than it is: the one that is open is brought into sight. */
import { useEffect, useRef, type MouseEvent } from 'react';
import { linkTo, navigate, SCREENS, useAddress, type ScreenName } from '../state/address.ts';
import { say, t } from '../i18n/text.ts';
import { SCREEN_LIST } from './screens.ts';

export function ScreenTabs() {
  const address = useAddress();
  const tabs = useRef<HTMLElement>(null);
  // Only the row of tabs moves: `scrollIntoView` would move the page too, where the head is scrolled away.
  useEffect(() => {
    const current = tabs.current?.querySelector('[aria-current]');
    if (!tabs.current || !current) return;
    const [row, tab] = [tabs.current.getBoundingClientRect(), current.getBoundingClientRect()];
    tabs.current.scrollLeft += tab.left + tab.width / 2 - (row.left + row.width / 2);
  }, [address.screen]);
  return (
    <nav className="tabs" aria-label={t('Screens')} ref={tabs}>
      {SCREENS.map((screen) => (
        <a
          key={screen}
          href={linkTo(address, { screen })}
          aria-current={screen === address.screen ? 'page' : undefined}
          onClick={(event) => follow(event, screen)}
        >
          {say(SCREEN_LIST[screen].title)}
        </a>
      ))}
    </nav>
  );
}

function follow(event: MouseEvent, screen: ScreenName) {
  // A new tab or window is the browser's own affair.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  navigate({ screen });
}
