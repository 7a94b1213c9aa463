"""Records of every kind; any field may be given a strategy of its own, as in ``st.builds``."""

from __future__ import annotations

from hypothesis import strategies as st

from vnforeign.model.commitments import Commitment
from vnforeign.model.directives import Directive
from vnforeign.model.events import Event
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.indicators import Indicator, Observation
from vnforeign.model.institutions import Institution
from vnforeign.model.partnerships import Partnership, Step
from vnforeign.model.places import Place
from vnforeign.model.sources import Source
from vnforeign.model.taxonomy import FieldOfWork, Pillar, Scheme
from vnforeign.strategies._basics import refuse_unless, shown
from vnforeign.strategies._fields import records_of


@shown
def evidences(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Evidence]:
    """Where a source states something: offsets as long as the printed form.

    Args:
        fields: Strategies of your own for fields: ``source=st.just("my-paper")``. ``end``
            follows from ``start`` and ``printed``.

    Raises:
        InvalidArgument: If a field is unknown, is ``end``, or has no strategy.

    >>> from hypothesis import find, strategies as st
    >>> from vnforeign import strategies
    >>> find(strategies.evidences(printed=st.just("15,4 tỷ USD")), lambda evidence: True)
    Evidence(source='a', start=0, end=11, printed='15,4 tỷ USD')
    """
    refuse_unless("end" not in fields, "end= follows from start and printed")
    return records_of(Evidence, fields)


@shown
def steps(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    """Dated steps of a tie, none of which ends before it begins.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> strategies.steps(form=st.just(vf.Form.SIGNED))
    steps(form=just(<Form.SIGNED: 'signed'>))
    """
    return records_of(Step, fields)


@shown
def sources(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Source]:
    """Texts that state facts, with and without a file whose hash is pinned.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.sources(language=st.just("vi"))
    sources(language=just('vi'))
    """
    return records_of(Source, fields)


@shown
def schemes(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Scheme]:
    """Ways to divide foreign affairs into pillars.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.schemes(id=st.just("mine"))
    schemes(id=just('mine'))
    """
    return records_of(Scheme, fields)


@shown
def pillars(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Pillar]:
    """Pillars of foreign affairs.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.pillars(scheme=st.just("congress-xiii"))
    pillars(scheme=just('congress-xiii'))
    """
    return records_of(Pillar, fields)


@shown
def fields_of_work(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[FieldOfWork]:
    """Fields of work.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.fields_of_work(pillar=st.none())
    fields_of_work(pillar=none())
    """
    return records_of(FieldOfWork, fields)


@shown
def places(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Place]:
    """Countries, blocs, and places that lie in a country; none succeeds itself.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.places(country=st.just("LA"))
    places(country=just('LA'))
    """
    return records_of(Place, fields)


@shown
def institutions(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Institution]:
    """Bodies that issue, carry out, host or come to visit.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.institutions(kind=st.just("ministry"))
    institutions(kind=just('ministry'))
    """
    return records_of(Institution, fields)


@shown
def directives(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Directive]:
    """Documents, numbered or only named; the type is the one inside the number.

    Args:
        fields: Strategies of your own for fields. With a ``type`` of your own the number is
            left out where it has another type.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.directives(type=st.just("NQ"))
    directives(type=just('NQ'))
    """
    return records_of(Directive, fields)


@shown
def partnerships(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Partnership]:
    """Ties of two different sides, of one step or more.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.partnerships(local=st.just("VN"))
    partnerships(local=just('VN'))
    """
    return records_of(Partnership, fields)


@shown
def indicators(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Indicator]:
    """What is measured.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.indicators(part_of=st.none())
    indicators(part_of=none())
    """
    return records_of(Indicator, fields)


@shown
def observations(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Observation]:
    """Figures, each of a place or of a subject; ``of`` is the whole in the quantity.

    Args:
        fields: Strategies of your own for fields, all but ``of``:
            ``quantity=strategies.quantities(units=[vf.Unit.USD])``.

    Raises:
        InvalidArgument: If a field is unknown, is ``of``, or has no strategy.

    >>> from vnforeign import strategies
    >>> strategies.observations(quantity=strategies.quantities(min_amount=0))
    observations(quantity=quantities(min_amount=0))
    """
    refuse_unless("of" not in fields, "of= follows from the quantity")
    return records_of(Observation, fields)


@shown
def commitments(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Commitment]:
    """Enumerated statements, each of a place or a body at least.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> strategies.commitments(place=st.just("VN-69"))
    commitments(place=just('VN-69'))
    """
    return records_of(Commitment, fields)


@shown
def events(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Event]:
    """Visits, summits, conferences and the like.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from vnforeign import strategies
    >>> strategies.events(date=strategies.partial_dates())
    events(date=partial_dates())
    """
    return records_of(Event, fields)


@shown
def records() -> st.SearchStrategy[Record]:
    """Records of any kind; shrinks towards a scheme.

    >>> from hypothesis import strategies as st
    >>> from vnforeign import strategies
    >>> st.lists(strategies.records(), max_size=3)
    lists(records(), max_size=3)
    """
    return st.one_of(
        schemes(),
        fields_of_work(),
        pillars(),
        sources(),
        institutions(),
        places(),
        indicators(),
        directives(),
        partnerships(),
        observations(),
        commitments(),
        events(),
    )
