"use client";

import { catchError, type ErrorInfo } from "next/error";
import { PageFailure } from "./page-failure.tsx";
import { PartFailure } from "./part-failure.tsx";

interface PartBoundaryProps {
	/** What its heading says. */
	name: string | undefined;
	/** Whether the page's heading is in it. */
	isHead: boolean;
	/** Of the card that says that it failed. */
	className: string | undefined;
}

/** Shows in place of what is in it that it could not be loaded. */
export const PartBoundary = catchError(PartFailed);

function PartFailed({ name, isHead, className }: PartBoundaryProps, { error, retry }: ErrorInfo) {
	if (isHead) return <PageFailure error={error} retry={retry} />;
	return <PartFailure name={name} error={error} retry={retry} className={className} />;
}
