/** What *Ask for more* is about. */
export interface Asked {
	creditTypeId: string;
	/** The credit type inside a sentence: "email". */
	type: string;
	/** How many were wanted where it was opened; null where that isn't known. */
	credits: number | null;
	/** What it is for, as far as that is known where it was opened. */
	reason?: string;
	/** Whether it is about using one's own credits again, which only administrators can allow. */
	isToUseOwn?: boolean;
}
