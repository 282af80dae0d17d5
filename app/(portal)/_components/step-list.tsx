import { Check, Circle } from "lucide-react";
import type { ReactNode } from "react";

interface StepProps {
	title: string;
	isDone: boolean;
	/** What its state is called, for screen readers. */
	state: string;
	children?: ReactNode;
	/** The button or link that does it. */
	action?: ReactNode;
}

/** Things to be done, each with whether it is. */
export function StepList({ label, children }: { label: string; children: ReactNode }) {
	return (
		<ol aria-label={label} className="divide-y divide-line">
			{children}
		</ol>
	);
}

export function Step({ title, isDone, state, children, action }: StepProps) {
	const Icon = isDone ? Check : Circle;
	return (
		<li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
			<span
				className={`grid size-6 shrink-0 place-items-center rounded-full ${isDone ? "bg-accent text-on-accent" : "text-faint"}`}
			>
				<Icon aria-hidden className={isDone ? "size-3.5" : "size-5"} />
			</span>
			<div className="min-w-0 flex-1 basis-60 text-sm">
				<p className="font-medium">
					{title} <span className="sr-only">({state})</span>
				</p>
				{children ? <div className="text-pretty break-words text-muted">{children}</div> : null}
			</div>
			{action}
		</li>
	);
}
