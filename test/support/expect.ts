import { expect as expectOfPlaywright } from '@playwright/test';

/** What a browser shows, waited for: on a busy machine everything takes its time. */
export const expect = expectOfPlaywright.configure({ timeout: 20_000 });
