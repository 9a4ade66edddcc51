import { flattenStroke, penRadius, strokeCurve } from '../../core/ink/smooth';
import { PAD_SIZE, type Stroke } from '../../core/ink/stroke';

/** Paints the strokes, and nothing else, on a square canvas of any resolution. */
export function renderInk(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  colour: string,
): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(width / PAD_SIZE, 0, 0, height / PAD_SIZE, 0, 0);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = colour;
  context.fillStyle = colour;
  for (const stroke of strokes) renderStroke(context, stroke);
}

function renderStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const curve = strokeCurve(stroke);
  const first = curve[0];
  if (first === undefined) return;
  const { x, y, pressure } = first.from;
  // A line of no length is not drawn by a canvas, not even its round caps.
  context.beginPath();
  context.arc(x, y, penRadius(stroke.width, pressure), 0, 2 * Math.PI);
  context.fill();

  const evenlyPressed = curve.every(
    ({ control, to }) => control.pressure === pressure && to.pressure === pressure,
  );
  if (!evenlyPressed) {
    renderVaryingStroke(context, stroke);
    return;
  }
  context.beginPath();
  context.lineWidth = 2 * penRadius(stroke.width, pressure);
  context.moveTo(x, y);
  for (const { control, to } of curve) context.quadraticCurveTo(control.x, control.y, to.x, to.y);
  context.stroke();
}

/** Edge by edge, each as wide as the pen was on it; round caps hide the joints. */
function renderVaryingStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const vertices = flattenStroke(stroke);
  vertices.forEach((to, index) => {
    const from = vertices[index - 1];
    if (from === undefined) return;
    context.beginPath();
    context.lineWidth = 2 * penRadius(stroke.width, (from.pressure + to.pressure) / 2);
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  });
}
