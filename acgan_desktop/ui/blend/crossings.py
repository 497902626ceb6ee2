"""The crossings of a blend's faces: what a child takes from whom, and the grid of all children."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.crossing import can_cross, cross, cross_wishes
from acgan_desktop.engine.latent.interpolation import spherical
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.blend.crossing_grid import CrossingGrid
from acgan_desktop.ui.blend.layer_groups import LayerGroups, group_words
from acgan_desktop.ui.i18n.vocabulary import joined, shown
from acgan_desktop.ui.page_parts.picture_feed import PictureFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S
from acgan_desktop.ui.widgets.base import TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.choices import Chip
from acgan_desktop.ui.widgets.flow_layout import FlowLayout
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

LAYERS, WISHES, HALFWAY = "layers", "wishes", "halfway"


class BlendCrossings(TranslatedWidget, QWidget):
    """Rows keep themselves, columns give what is chosen above.

    Attributes:
        taken: per kind, the groups or attributes that children take from their columns.
        groups: what the open model's layers change.
        grid: the children.
        line: says how the parents are crossed.

    Signals:
        chosen: another child is the current one, or it changed.
        opened: Return or a double click on a child.
    """

    chosen = Signal()
    opened = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.feed = PictureFeed(context.service, self)
        self.groups = LayerGroups(context.service, self)
        self.grid = CrossingGrid()
        self.kind = SegmentChoice(
            {
                WISHES: lambda: self.tr("Wishes"),
                LAYERS: lambda: self.tr("Layers"),
                HALFWAY: lambda: self.tr("Halfway"),
            }
        )
        self.taken: dict[str, list[str]] = {LAYERS: [], WISHES: []}
        self.chips: list[Chip] = []
        self._parents: tuple[Avatar, ...] = ()
        self._children: list[list[Avatar]] = []
        self._model = ""
        self.line = label("soft")
        self.line.setWordWrap(True)
        chips = frame("wallArea")
        self._chips = FlowLayout(chips, GAP)
        top = QHBoxLayout()
        top.setSpacing(GAP_L)
        top.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(chips, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, 0, GAP_L, GAP_S)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.line)
        column.addWidget(self.grid, 1)
        self.kind.chosen.connect(lambda _: self._choose_kind())
        self.grid.parent_image = lambda each: self.feed.image(self._parents[each])
        self.grid.child_image = lambda row, column: self.feed.image(self.child(row, column))
        self.grid.describe = lambda row, column: self.tr(
            "Child of face {row} with what it takes from face {column}"
        ).format(row=row + 1, column=column + 1)
        self.grid.chosen.connect(lambda *_: self.chosen.emit())
        self.grid.opened.connect(lambda *_: self.opened.emit())
        self.feed.arrived.connect(self._arrived)
        self.groups.changed.connect(self._groups_measured)
        self._speak_all()

    def _speak_all(self) -> None:
        self.kind.explain(
            {
                WISHES: lambda: self.tr("Children take what you wished for, such as hair colour"),
                LAYERS: lambda: self.tr("Children take whole layers, such as shape or colours"),
                HALFWAY: lambda: self.tr("Children lie in the middle between two faces"),
            }
        )
        self.say(self.grid.setAccessibleName, lambda: self.tr("Grid of children"))
        self.say(lambda _: self._show_words(), str)

    def show_parents(self, manifest: GeneratorManifest, parents: tuple[Avatar, ...]) -> None:
        """Cross other parents."""
        if manifest.model_id != self._model:
            self._model = manifest.model_id
            self._take_model(manifest)
        self._parents = parents
        self._cross()

    def child(self, row: int, column: int) -> Avatar | None:
        """Return the child of a row and a column, if there is one."""
        inside = row < len(self._children) and column < len(self._children)
        return self._children[row][column] if inside else None

    def current(self) -> Avatar | None:
        """Return the chosen child."""
        return self.child(*self.grid.current)

    def _take_model(self, manifest: GeneratorManifest) -> None:
        """Offer what the model can do."""
        self.kind.segments[LAYERS].setVisible(can_cross(manifest))
        self.kind.segments[WISHES].setVisible(bool(manifest.attributes))
        self.taken = {
            LAYERS: self._group_names()[:1],
            WISHES: [each.name for each in manifest.attributes if "color" in each.name]
            or [each.name for each in manifest.attributes[:1]],
        }
        # Layers mean something else in each model, and are measured when they are asked for.
        self.kind.set_value(WISHES if manifest.attributes else HALFWAY)
        self._make_chips()
        self._show_words()

    def ask(self) -> None:
        """Draw what is missing."""
        self.feed.ask()
        manifest = self.context.manifest
        if manifest is not None and self.kind.value() == LAYERS:
            self.groups.measure(manifest)

    def rest(self) -> None:
        """Draw nothing for now."""
        self.feed.rest()
        self.groups.rest()

    def _group_names(self) -> list[str]:
        """Return the groups that change something, or none until that is known."""
        manifest = self.context.manifest
        seen = self.groups.seen(manifest) if manifest is not None else None
        return [each.name for each in seen or ()]

    def _groups_measured(self) -> None:
        self.taken[LAYERS] = self._group_names()[:1]
        if self.kind.value() == LAYERS:
            self._choose_kind()

    def _choose_kind(self) -> None:
        manifest = self.context.manifest
        if manifest is not None and self.kind.value() == LAYERS:
            self.groups.measure(manifest)
        self._make_chips()
        self._show_words()
        self._cross()

    def _make_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = []
        manifest, kind = self.context.manifest, self.kind.value()
        if manifest is None or kind == HALFWAY:
            return
        names = (
            self._group_names()
            if kind == LAYERS
            else [attribute.name for attribute in manifest.attributes]
        )
        before: QWidget = self.kind.segments[HALFWAY]
        for name in names:
            chip = Chip(name)
            chip.setChecked(name in self.taken[kind])
            chip.toggled.connect(lambda on, name=name: self._toggle(name, on))
            self._chips.addWidget(chip)
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
            self.chips.append(chip)
        QWidget.setTabOrder(before, self.grid)

    def _toggle(self, name: str, on: bool) -> None:
        names = self.taken[self.kind.value()]
        if on:
            names.append(name)
        else:
            names.remove(name)
        self._show_words()
        self._cross()

    def _cross(self) -> None:
        """Work out all children, and draw them."""
        manifest, parents = self.context.manifest, self._parents
        if manifest is None or any(each.model != manifest.model_id for each in parents):
            return
        try:
            self._children = [
                [self._child(manifest, mother, father) for father in parents] for mother in parents
            ]
        except UserError as error:
            self._children = []
            self.context.show_error(error)
        self.grid.set_count(len(parents))
        first = self.current()
        wanted = [first] if first is not None else []
        wanted += [*parents, *(child for row in self._children for child in row)]
        self.feed.want(wanted)
        self.chosen.emit()

    def _child(self, manifest: GeneratorManifest, mother: Avatar, father: Avatar) -> Avatar:
        kind = self.kind.value()
        if kind == LAYERS:
            return cross(manifest, mother, father, self.taken[LAYERS])
        if kind == WISHES:
            return cross_wishes(manifest, mother, father, self.taken[WISHES])
        return spherical(manifest, mother, father, 0.5)

    def _arrived(self) -> None:
        self.grid.update()
        self.chosen.emit()

    def _show_words(self) -> None:
        manifest, kind = self.context.manifest, self.kind.value()
        seen = self.groups.seen(manifest) if manifest is not None and kind == LAYERS else ()
        called = group_words(seen or ())
        for chip in self.chips:
            text = called.get(chip.value) or shown(chip.value)
            chip.setText(text[:1].upper() + text[1:])
            chip.setAccessibleName(chip.text())
        words = joined(
            [called.get(name) or shown(name).lower() for name in self.taken.get(kind, [])]
        )
        if seen is None:
            line = self.tr("Finding out what the layers of this model change…")
        elif kind == LAYERS and not seen:
            line = self.tr("The layers of this model change nothing that you would see.")
        elif kind == HALFWAY:
            line = self.tr("Each child lies halfway between the faces of its row and column.")
        elif not words:
            line = self.tr("Choose what the children take from the face of their column.")
        else:
            line = self.tr(
                "Each child is the face of its row with the {things} of its column."
            ).format(things=words)
        if manifest is not None and not can_cross(manifest):
            # Some languages put no space between sentences.
            line = self.tr("{one} {another}").format(
                one=line,
                another=self.tr("This model draws faces as a whole: it has no layers to share."),
            )
        self.line.setText(line)
