import {
  createTheme,
  Menu,
  Tooltip,
  type BadgeFactory,
  type CSSVariablesResolver,
  type ExtendComponent,
  type MantineColorsTuple,
  type ModalFactory,
  type NotificationFactory,
} from '@mantine/core';

/** The one accent: a deep teal that keeps 4.5:1 on white from shade 7 and on dark from shade 4. */
const accent: MantineColorsTuple = [
  '#e6f7f6',
  '#d0ecea',
  '#a3d8d5',
  '#71c3be',
  '#46aea8',
  '#22938d',
  '#127f79',
  '#0b6b66',
  '#075955',
  '#034744',
];

/** Greys with a little of the accent's coolness, dark enough for text. */
const slate: MantineColorsTuple = [
  '#f7f9fa',
  '#eff2f4',
  '#e2e7ea',
  '#cfd7dc',
  '#adb9c1',
  '#7d8c96',
  '#5b6a74',
  '#445059',
  '#2c363d',
  '#171e23',
];

const night: MantineColorsTuple = [
  '#d3dade',
  '#b4bec4',
  '#96a2aa',
  '#66737c',
  '#3f4b54',
  '#313c44',
  '#262f36',
  '#1c242a',
  '#151b20',
  '#0f1418',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, gray: slate, dark: night },
  autoContrast: true,
  luminanceThreshold: 0.36,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '650' },
  // Their types only, of those that the first page does without: `extend` would bring them along.
  components: {
    // Capitals are harder to read, and screen readers may spell them.
    Badge: {
      styles: { root: { textTransform: 'none', fontWeight: 600 } },
    } satisfies ExtendComponent<BadgeFactory>,
    // Its placeholder for the focus is no child that a menu may have; the first item takes the focus instead.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
      styles: { title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } },
    } satisfies ExtendComponent<ModalFactory>,
    Notification: {
      defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': 'Close' } },
    } satisfies ExtendComponent<NotificationFactory>,
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 350,
        withArrow: true,
        events: { hover: true, focus: true, touch: false },
      },
    }),
  },
});

/** What Mantine's own colours leave below 4.5:1, or in the dark hardly to be told from what they lie on. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#55636d',
    '--mantine-color-placeholder': '#66737d',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-body': '#ffffff',
    '--sh-page': '#f4f6f7',
    '--sh-card': '#ffffff',
    '--sh-line': '#dde3e7',
    '--sh-trigger': '#1f5fae',
    '--sh-trigger-soft': '#e8f0fa',
    '--sh-condition': '#8a5300',
    '--sh-condition-soft': '#fdf2e0',
    '--sh-action': '#0b6b66',
    '--sh-action-soft': '#e2f4f2',
    '--sh-note': '#6a5a10',
    '--sh-note-soft': '#fbf6d9',
    '--sh-good': '#1c6b34',
    '--sh-good-soft': '#e4f4e8',
    '--sh-bad': '#b3261e',
    '--sh-bad-soft': '#fdecea',
    '--sh-wait': '#5b4a9b',
    '--sh-wait-soft': '#efecfa',
  },
  dark: {
    '--mantine-color-dimmed': '#a3afb7',
    '--mantine-color-placeholder': '#8d9aa3',
    '--mantine-color-error': '#ff8f86',
    '--mantine-color-body': '#151b20',
    '--mantine-color-default': '#2a343c',
    '--mantine-color-default-hover': '#35414a',
    '--mantine-color-default-border': '#56636d',
    '--mantine-color-accent-light': '#16413e',
    '--mantine-color-accent-light-hover': '#1c4f4b',
    '--mantine-color-accent-light-color': '#86dcd5',
    '--sh-page': '#0f1418',
    '--sh-card': '#1a2127',
    '--sh-line': '#313c44',
    '--sh-trigger': '#8bb8ee',
    '--sh-trigger-soft': '#1b2a3d',
    '--sh-condition': '#eab765',
    '--sh-condition-soft': '#33270f',
    '--sh-action': '#62c7c0',
    '--sh-action-soft': '#11302e',
    '--sh-note': '#dccb6d',
    '--sh-note-soft': '#2d2a13',
    '--sh-good': '#7fd396',
    '--sh-good-soft': '#15301d',
    '--sh-bad': '#ff9a92',
    '--sh-bad-soft': '#3d1a18',
    '--sh-wait': '#b9acf0',
    '--sh-wait-soft': '#25203f',
  },
});
