"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { type Problem, useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { FileDrop } from "@/components/ui/fields/file-drop.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { MAX_OWNERS_BYTES, MOST_PEOPLE } from "@/lib/many-users/bounds.ts";
import type { ManyPreview } from "@/lib/many-users/many-preview.ts";
import { ManyPreviewList } from "../../_components/many/many-preview-list.tsx";
import { assignOwnersOfFileAction, checkOwnersFileAction } from "../../actions.ts";

interface CheckedFile {
	readonly name: string;
	readonly csv: string;
	readonly preview: ManyPreview;
}

/** A file of people and their Credit Owners: chosen, shown line by line, and only after a confirmation stored. */
export function OwnersFile() {
	const t = useTranslations("manyUsers");
	const [checked, setChecked] = useState<CheckedFile | null>(null);
	const [isTooBig, setTooBig] = useState(false);
	const { send, pending, problem, forget } = useSend();
	const router = useRouter();

	async function check(file: File) {
		forget();
		setTooBig(file.size > MAX_OWNERS_BYTES);
		if (file.size > MAX_OWNERS_BYTES) return;
		const csv = await textOf(file);
		send({
			action: checkOwnersFileAction,
			input: () => ({ csv }),
			onDone: (preview) => setChecked({ name: file.name, csv, preview }),
		});
	}

	const save = ({ csv, preview, name }: CheckedFile) =>
		send({
			action: assignOwnersOfFileAction,
			input: () => ({ csv, stamp: preview.stamp }),
			onDone: ({ changed }) => {
				toast.done(t("done", { count: changed }), { isOfNextPage: true });
				router.push("/admin/users");
			},
			onRefused: ({ details }) => {
				if (details) setChecked({ name, csv, preview: details as ManyPreview });
			},
		});

	if (checked) {
		return (
			<CheckedFileCard
				{...checked}
				problem={problem}
				pending={pending}
				onSave={() => save(checked)}
				onAnother={() => {
					forget();
					setChecked(null);
				}}
			/>
		);
	}
	return (
		<Card className="max-w-2xl">
			<CardContent className="space-y-5">
				{isTooBig ? (
					<Banner tone="bad" role="alert">
						{t("file.tooBig")}
					</Banner>
				) : null}
				<FormProblem problem={problem} />
				<FileDrop
					texts={{
						drop: t("file.drop"),
						reading: t("file.reading"),
						limits: t("file.limits", { most: MOST_PEOPLE }),
					}}
					pending={pending}
					onFile={check}
				/>
				<FileHelp />
			</CardContent>
		</Card>
	);
}

const EXAMPLE = "email,credit_owner\npeter@example.com,john@example.com\nsally@example.com,sally@example.com";

/** What isn't UTF-8 gets replacement characters, by which the server recognizes it. */
async function textOf(file: File): Promise<string> {
	return new TextDecoder().decode(await file.arrayBuffer());
}

function FileHelp() {
	const t = useTranslations("manyUsers");
	return (
		<div className="space-y-2 text-small text-muted">
			<p>{t("file.help")}</p>
			<pre className="whitespace-pre-wrap wrap-anywhere rounded-lg bg-sunken px-3 py-2 font-mono text-ink leading-5">
				{EXAMPLE}
			</pre>
		</div>
	);
}

interface CheckedFileCardProps extends CheckedFile {
	problem: Problem | null;
	pending: boolean;
	onSave: () => void;
	onAnother: () => void;
}

/** What a file would change, and its button where nothing in it is wrong. */
function CheckedFileCard({ name, preview, problem, pending, onSave, onAnother }: CheckedFileCardProps) {
	const t = useTranslations("manyUsers");
	const { refused, changing } = preview;
	return (
		<Card className="max-w-3xl">
			<CardHeader>
				<CardTitle className="min-w-0">{name}</CardTitle>
			</CardHeader>
			<CardContent className="space-y-4">
				<FormProblem problem={problem} />
				<ManyPreviewList what="creditOwner" preview={preview} height="max-h-[max(18rem,calc(100svh-36rem))]" />
			</CardContent>
			<CardFooter className="sticky bottom-0 bg-surface">
				<Button variant="outline" onClick={onAnother}>
					{t("file.another")}
				</Button>
				{refused === 0 && changing > 0 ? (
					<Button pending={pending} onClick={onSave}>
						{t("save", { count: changing })}
					</Button>
				) : null}
				{refused === 0 && changing === 0 ? <p className="text-muted text-small">{t("file.unchanged")}</p> : null}
			</CardFooter>
		</Card>
	);
}
