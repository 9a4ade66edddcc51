import {
  ARTICLE_PRESETS,
  FAILURE_PRESETS,
  INKLING_PRESETS,
  PRESETS,
  type PresetId,
} from '../../../core/model/presets';
import { useI18n } from '../../shared/i18n/use-i18n';
import { useEditor } from './editor-context';
import { usePlanMessages } from './messages/use-plan-messages';
import {
  choiceName,
  isFailure,
  type PresetChoice,
  presetChoice,
  presetName,
  presetSettings,
} from './preset-text';
import { Section } from './section';

/** The ready-made plans, one press each. */
export function Recipes() {
  const { plan } = useEditor();
  const i18n = usePlanMessages();
  const { t } = i18n;
  const chosen = presetChoice(plan);
  return (
    <Section title={t('section.recipes')} summary={choiceName(chosen, plan, i18n)} paths={[]}>
      <h3>{t('preset.inkling')}</h3>
      <RecipeList ids={INKLING_PRESETS} chosen={chosen} />
      <h3>{t('preset.articles')}</h3>
      <RecipeList ids={ARTICLE_PRESETS} chosen={chosen} />
      <h3>{t('preset.failures')}</h3>
      <RecipeList ids={FAILURE_PRESETS} chosen={chosen} />
    </Section>
  );
}

type RecipeListProps = { readonly ids: readonly PresetId[]; readonly chosen: PresetChoice };

function RecipeList({ ids, chosen }: RecipeListProps) {
  const { plan, locked, byTeacher, edit } = useEditor();
  const i18n = usePlanMessages();
  const page = useI18n();
  return (
    <ul className="recipes">
      {ids.map((id) => (
        <li key={id}>
          <button
            type="button"
            className="recipe"
            aria-pressed={id === chosen}
            disabled={locked}
            title={byTeacher ? page.t('control.locked') : undefined}
            onClick={() => edit({ ...PRESETS[id], seed: plan.seed })}
          >
            <strong>{presetName(id, i18n)}</strong>
            <span>{isFailure(id) ? i18n.t(`preset.${id}.lesson`) : presetSettings(id, i18n)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
