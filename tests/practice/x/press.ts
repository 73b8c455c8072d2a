import { type KeyboardEvent, type MouseEvent, useRef } from 'react';

/**
 * Props of an element that is pressed the way React Native for Web presses a `<div role="button|menuitem">`
 * (measured on 0.18.12): a click of the mouse is a click, but Enter and Space press on the keyup that reaches `document`,
 * without any click event. Native elements (button, a) get their click from the browser and need no such thing.
 */
export function usePress(onPress: () => void) {
  const held = useRef(false);
  return {
    tabIndex: 0,
    onClick: (event: MouseEvent) => {
      event.stopPropagation();
      onPress();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if ((event.key !== 'Enter' && event.key !== ' ') || held.current) return;
      if (event.key === ' ') event.preventDefault();
      const { key, currentTarget: element } = event;
      held.current = true;
      const release = (up: globalThis.KeyboardEvent): void => {
        if (up.key !== key) return;
        document.removeEventListener('keyup', release);
        held.current = false;
        if (up.target instanceof Node && element.contains(up.target)) onPress();
      };
      document.addEventListener('keyup', release);
    },
  };
}
