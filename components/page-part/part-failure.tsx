"use client";

import { TriangleAlert } from "lucide-react";
import { Card } from "../ui/card.tsx";
import { RetryButton } from "./retry-button.tsx";
import { useFailure } from "./use-failure.ts";

interface PartFailureProps {
	name: string | undefined;
	error: unknown;
	retry: () => void;
	className: string | undefined;
}

/** In place of a part of a page, as low as a card gets: the rest of the page is what it stands between. */
export function PartFailure({ name, error, retry, className }: PartFailureProps) {
	const { title, text, id } = useFailure(name === undefined ? "part" : { part: name }, error);
	return (
		<Card role="alert" className={className}>
			<div className="flex flex-wrap items-start gap-x-4 gap-y-3 px-5 py-4 text-sm">
				<TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad-ink" />
				<div className="min-w-0 flex-1 basis-60">
					<h2 className="font-semibold">{title}</h2>
					<p className="text-pretty text-muted">{text}</p>
					{id ? <p className="num mt-1 break-words text-faint text-small">{id}</p> : null}
				</div>
				<RetryButton retry={retry} variant="outline" size="sm" />
			</div>
		</Card>
	);
}
