/** What lies below the sum: how it is worked out, every instalment, a talk at the dealer. */
export type FinanceDetail = 'why' | 'schedule' | 'apply';
