import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Shades of the accent: 8 on white and 3 on the dark surface both reach a contrast above 4.5:1. */
const navy: MantineColorsTuple = [
  '#eaf2fb',
  '#d3e3f4',
  '#a6c8ea',
  '#74b6f4',
  '#4f94d4',
  '#2f7bc2',
  '#1b68b0',
  '#125ca5',
  '#0b559f',
  '#08427d',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', 'Inter', system-ui, sans-serif",
  colors: { navy },
  primaryColor: 'navy',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 4,
  autoContrast: true,
});
