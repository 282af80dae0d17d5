"use client";

import { FileUp, LoaderCircle } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { cn } from "../class-names.ts";

interface FileDropProps {
	/** What to do, what is being done, and what a file may be. */
	texts: { drop: string; reading: string; limits: string };
	pending: boolean;
	onFile: (file: File) => void;
	/** As an input of type file takes it. */
	accept?: string;
}

/** A place to drop a file on, a CSV if nothing else is said, and also a button to choose one. */
export function FileDrop({ texts, pending, onFile, accept = ".csv,text/csv" }: FileDropProps) {
	const id = useId();
	const [isOver, setOver] = useState(false);

	function drop(event: DragEvent) {
		event.preventDefault();
		setOver(false);
		const file = event.dataTransfer.files.item(0);
		if (file) onFile(file);
	}

	return (
		<label
			htmlFor={id}
			onDragOver={(event) => {
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={drop}
			className={cn(
				"flex cursor-pointer flex-col items-center gap-1 rounded-xl border border-control border-dashed px-5 py-10 text-center transition-colors duration-100 hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-2",
				isOver && "border-accent bg-accent-soft",
			)}
		>
			<span className="mb-2 grid size-10 place-items-center rounded-full bg-sunken text-muted">
				{pending ? (
					<LoaderCircle aria-hidden className="size-5 animate-spin" />
				) : (
					<FileUp aria-hidden className="size-5" />
				)}
			</span>
			<span className="text-body font-medium">{pending ? texts.reading : texts.drop}</span>
			<span className="text-small text-muted">{texts.limits}</span>
			<input
				id={id}
				type="file"
				accept={accept}
				className="sr-only"
				onChange={({ target }) => {
					const file = target.files?.item(0);
					// So that the same file, corrected, can be chosen again.
					target.value = "";
					if (file) onFile(file);
				}}
			/>
		</label>
	);
}
