"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";

export interface StatementChoices {
	/** Where the file is. */
	readonly href: string;
	/** The credit types that there is a statement of. */
	readonly creditTypes: readonly { readonly id: string; readonly name: string }[];
	/** The id of the key that signs. */
	readonly keyId: string;
}

const FORMATS = ["csv", "json"] as const;

/** Chooses the period and the format of a statement (product.md 60), and downloads it. */
export default function StatementWindow({ href, creditTypes, keyId, ...opened }: WindowProps & StatementChoices) {
	const t = useTranslations("statement");
	const word = useTranslations("words");
	const [asked, setAsked] = useState({ credit_type: creditTypes[0]?.id ?? "", from: "", to: "", format: "csv" });
	const set = (name: keyof typeof asked) => (event: { target: { value: string } }) =>
		setAsked((before) => ({ ...before, [name]: event.target.value }));
	const isWrong = asked.from !== "" && asked.to !== "" && asked.from > asked.to;
	return (
		<Dialog {...opened}>
			<DialogContent title={t("title")} description={t("text")}>
				<DialogBody>
					{creditTypes.length > 1 ? (
						<Field label={word("creditType")}>
							<Select value={asked.credit_type} onChange={set("credit_type")}>
								{creditTypes.map(({ id, name }) => (
									<option key={id} value={id}>
										{name}
									</option>
								))}
							</Select>
						</Field>
					) : null}
					<div className="grid gap-4 sm:grid-cols-2">
						<Field label={t("from")} help={t("fromHelp")}>
							<Input type="date" value={asked.from} onChange={set("from")} />
						</Field>
						<Field label={t("to")} help={t("toHelp")} error={isWrong ? t("wrongWay") : null}>
							<Input type="date" value={asked.to} onChange={set("to")} />
						</Field>
					</div>
					<RadioGroup legend={t("format")}>
						{FORMATS.map((format) => (
							<RadioItem
								key={format}
								name="format"
								value={format}
								label={t(`formats.${format}.name`)}
								help={t(`formats.${format}.help`)}
								checked={asked.format === format}
								onChange={set("format")}
							/>
						))}
					</RadioGroup>
					<p className="text-small text-muted">
						{t.rich("check", {
							command: (text) => <code className="font-mono text-ink">{text}</code>,
							key: () => <code className="font-mono break-all text-ink">{keyId}</code>,
						})}
					</p>
				</DialogBody>
				<DialogFooter>
					<DialogCancel />
					{isWrong ? (
						<Button disabled>{word("download")}</Button>
					) : (
						<Button asChild>
							<a href={`${href}?${new URLSearchParams(asked)}`} download onClick={() => opened.onOpenChange(false)}>
								<Download aria-hidden />
								{word("download")}
							</a>
						</Button>
					)}
				</DialogFooter>
			</DialogContent>
		</Dialog>
	);
}
