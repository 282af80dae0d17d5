const ESCAPES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** As HTML, the little Markdown that our own descriptions are written in: paragraphs, `code` and **bold**. */
export function markdownHtml(text: string): string {
	if (text === "") return "";
	const paragraphs = text.split("\n\n").map((paragraph) =>
		escapeHtml(paragraph)
			.replace(/`([^`]+)`/g, "<code>$1</code>")
			.replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>"),
	);
	return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
}
