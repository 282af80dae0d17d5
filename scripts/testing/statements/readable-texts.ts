import { type Node, SyntaxKind } from "typescript/unstable/ast";
import {
	isArrowFunction,
	isAsExpression,
	isBinaryExpression,
	isBlock,
	isCallExpression,
	isConditionalExpression,
	isFunctionDeclaration,
	isIdentifier,
	isNoSubstitutionTemplateLiteral,
	isParameterDeclaration,
	isParenthesizedExpression,
	isPropertyAccessExpression,
	isPropertyAssignment,
	isReturnStatement,
	isStringLiteral,
	isTemplateExpression,
	isVariableDeclaration,
} from "typescript/unstable/ast/is";
import { type Project, SymbolFlags } from "typescript/unstable/sync";

/** What the parameters of a function are given, by the parameter's place in the sources. */
type Given = ReadonlyMap<Node, readonly string[]>;

/** More than this come of one expression only where its conditions are taken apart for no use. */
const MOST_TEXTS = 32;

/**
 * The texts that an expression can be, as far as the sources alone tell: of literals, constants, conditions and functions
 * that only return such. Null where something decides that is known when it runs.
 */
export function readableTexts(project: Project, node: Node, given: Given = new Map()): readonly string[] | null {
	const read = (inner: Node) => readableTexts(project, inner, given);
	if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return [node.text];
	if (isTemplateExpression(node)) {
		const parts = node.templateSpans.flatMap(({ expression, literal }) => [read(expression), [literal.text]]);
		return allOf([[node.head.text], ...parts]);
	}
	if (isParenthesizedExpression(node) || isAsExpression(node)) return read(node.expression);
	if (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.PlusToken) {
		return allOf([read(node.left), read(node.right)]);
	}
	if (isConditionalExpression(node)) return eitherOf(read(node.whenTrue), read(node.whenFalse));
	if (isCallExpression(node)) return textsOfCall(project, node, given);
	if (isIdentifier(node) || isPropertyAccessExpression(node)) {
		const declared = declarationOf(project, node);
		if (declared && isParameterDeclaration(declared)) return given.get(declared) ?? null;
		const isConstant = declared && (isVariableDeclaration(declared) || isPropertyAssignment(declared));
		return isConstant && declared.initializer ? readableTexts(project, declared.initializer, given) : null;
	}
	return null;
}

function textsOfCall(project: Project, node: Node, given: Given): readonly string[] | null {
	if (!isCallExpression(node)) return null;
	// Whichever lock it is, the columns are the same.
	if (isIdentifier(node.expression) && node.expression.text === "rowLock") return ["FOR KEY SHARE"];
	const called = declarationOf(project, node.expression);
	const made = called && isVariableDeclaration(called) ? called.initializer : called;
	if (!made || !(isFunctionDeclaration(made) || isArrowFunction(made)) || !made.body) return null;
	const returned = isBlock(made.body) ? made.body.statements.at(-1) : made.body;
	const answer = returned && isReturnStatement(returned) ? returned.expression : returned;
	if (!answer) return null;
	const inside = new Map(given);
	for (const [index, parameter] of made.parameters.entries()) {
		const argument = node.arguments[index];
		const texts = argument && readableTexts(project, argument, given);
		if (texts) inside.set(parameter, texts);
	}
	return readableTexts(project, answer, inside);
}

function declarationOf({ checker }: Project, node: Node): Node | undefined {
	const symbol = checker.getSymbolAtLocation(node);
	const target = symbol && symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
	return target?.valueDeclaration?.resolve();
}

function allOf(parts: readonly (readonly string[] | null)[]): readonly string[] | null {
	return parts.reduce<readonly string[] | null>(
		(texts, part) => {
			if (!texts || !part || texts.length * part.length > MOST_TEXTS) return null;
			return texts.flatMap((text) => part.map((next) => text + next));
		},
		[""],
	);
}

function eitherOf(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
	return one && other && [...new Set([...one, ...other])];
}
