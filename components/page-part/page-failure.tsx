"use client";

import type { ReactNode } from "react";
import { ErrorState } from "../ui/error-state.tsx";
import { RetryButton } from "./retry-button.tsx";
import { useFailure } from "./use-failure.ts";

interface PageFailureProps {
	error: unknown;
	retry: () => void;
	/** Beside the button that tries again. */
	actions?: ReactNode;
}

/** In place of a page, or of the part with its heading: it could not be loaded, nothing was changed, try again. */
export function PageFailure({ error, retry, actions }: PageFailureProps) {
	const { title, text, id } = useFailure("page", error);
	return (
		<ErrorState
			headingLevel="h1"
			title={title}
			id={id}
			actions={
				<>
					<RetryButton retry={retry} />
					{actions}
				</>
			}
		>
			{/* Where the page's own title was to be read as well; otherwise that one comes first, and counts. */}
			<title>{title}</title>
			{text}
		</ErrorState>
	);
}
