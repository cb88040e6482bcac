namespace CounterDesk.Domain.Fonts;

/// <summary>What the program of a glyph may say; those after an escape have it in their high byte.</summary>
internal enum CharStringOperator
{
    HorizontalStem = 1,
    VerticalStem = 3,
    MoveUp = 4,
    Lines = 5,
    LinesFromAcross = 6,
    LinesFromUp = 7,
    Curves = 8,
    CallOwn = 10,
    Return = 11,
    End = 14,
    HorizontalStemMask = 18,
    HintMask = 19,
    CounterMask = 20,
    Move = 21,
    MoveAcross = 22,
    VerticalStemMask = 23,
    CurvesThenLine = 24,
    LinesThenCurve = 25,
    CurvesUp = 26,
    CurvesAcross = 27,
    CallShared = 29,
    CurvesFromUp = 30,
    CurvesFromAcross = 31,
    FlexAcross = 12 << 8 | 34,
    Flex = 12 << 8 | 35,
    FlexAcrossAndBack = 12 << 8 | 36,
    FlexToStart = 12 << 8 | 37,
}
