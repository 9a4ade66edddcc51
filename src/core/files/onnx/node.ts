import { shown } from '../limits';
import type { Attribute, NodeProto } from './proto';
import { Refusal } from './refusal';

/** ONNX's own operators. */
export function isOnnx(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

/** What a node is called: by its name, or by what comes out of it. */
export function nodeName(node: NodeProto): string {
  return shown(node.name || (node.outputs[0] ?? ''));
}

/** @throws Refusal, always */
export function refuseNode(node: NodeProto): never {
  const layer = shown(isOnnx(node.domain) ? node.opType : `${node.domain}.${node.opType}`);
  throw new Refusal({ kind: 'unsupportedLayer', layer, name: nodeName(node) });
}

/** @throws Refusal, always */
export function refuseSetting(node: NodeProto, setting: string, value: unknown): never {
  throw new Refusal({
    kind: 'unsupportedSetting',
    layer: shown(node.opType),
    setting,
    value: shown(value),
  });
}

/** @throws Refusal where the attribute is of another kind */
export function intOf(node: NodeProto, name: string, otherwise: number): number {
  return attributeOf(node, name, 'int')?.value ?? otherwise;
}

/** @throws Refusal where the attribute is of another kind */
export function floatOf(node: NodeProto, name: string, otherwise: number): number {
  return attributeOf(node, name, 'float')?.value ?? otherwise;
}

/** @throws Refusal where the attribute is of another kind */
export function intsOf(node: NodeProto, name: string): readonly number[] | null {
  return attributeOf(node, name, 'ints')?.value ?? null;
}

/** Refuses a setting that is not the one that Inkling's layer has. @throws Refusal */
export function expectInt(node: NodeProto, name: string, expected: number): void {
  const value = intOf(node, name, expected);
  if (value !== expected) refuseSetting(node, name, value);
}

/** Refuses a list of which some number is not `expected`; one that is absent is fine. @throws Refusal */
export function expectInts(node: NodeProto, name: string, expected: number): void {
  const values = intsOf(node, name) ?? [];
  if (values.some((value) => value !== expected)) refuseSetting(node, name, values);
}

function attributeOf<K extends Attribute['kind']>(
  node: NodeProto,
  name: string,
  kind: K,
): Extract<Attribute, { kind: K }> | undefined {
  const attribute = node.attributes.find((each) => each.name === name);
  if (attribute === undefined) return undefined;
  if (attribute.kind !== kind) throw new Refusal({ kind: 'damaged', where: `${nodeName(node)}: ${name}` });
  return attribute as Extract<Attribute, { kind: K }>;
}

/** Refuses padding of any kind. @throws Refusal */
export function expectNoPadding(node: NodeProto): void {
  const auto = attributeOf(node, 'auto_pad', 'string')?.value ?? 'NOTSET';
  expectInts(node, 'pads', 0);
  if (auto !== 'NOTSET' && auto !== 'VALID') refuseSetting(node, 'auto_pad', auto);
}
