export const ROWS_PER_PAGE = [25, 50, 100] as const;
export type RowsPerPage = (typeof ROWS_PER_PAGE)[number];
