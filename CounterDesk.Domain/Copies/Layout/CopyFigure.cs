using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>A side of the license as the copy shows it: covered, under its watermark, with words that say so.</summary>
internal sealed class CopyFigure(CertifiedCopy copy, DocumentWords words)
{
    // Millimetres; smaller and closer on a card, so that every phrase stands whole on it.
    private const double CardWatermark = 5.6;
    private const double CardWatermarkDistance = 19.5;

    public ImmutableArray<Run> Caption =>
    [
        words[copy.Face.Any(face => !face.Covers.IsEmpty) ? "Face_CaptionCovered" : "Face_Caption"],
        .. copy.Face.Any(face => face.HasReplacedFonts) ? (Run[])[words["Face_FontsReplaced"]] : [],
        .. Order.SidesLeftOut.IsEmpty ? (Run[])[] : [SidesLeftOut],
    ];

    /// <summary>Which sides are not drawn because of a character without a shape.</summary>
    public string SidesLeftOut =>
        words["Face_SidesLeftOut", words.List(Order.SidesLeftOut.Select(side => $"{side}"))];

    private CopyOrder Order => copy.Order;

    private ImmutableArray<string> Phrases =>
    [
        words["Watermark_Purpose", Order.Purpose.Text],
        words["Watermark_Recipient", Order.Purpose.Recipient],
        copy.Form is CopyForm.MarkedCopy
            ? words["Watermark_State", Order.MadeAt, words[$"State_{Order.Report.InForce}"]]
            : words["Watermark_Day", Order.MadeAt],
    ];

    public Figure Of(CopyFace face, ImmutableArray<Run> caption) =>
        new(face.Picture, words["Face_Alternative", Order.Kind.Name])
        {
            Framed = true,
            Shrinkable = true,
            Caption = caption,
            Covers = face.Covers,
            Watermark = Order.Kind.Shape is LicenseShape.Card
                ? new(Phrases) { Size = CardWatermark, LineDistance = CardWatermarkDistance }
                : new(Phrases),
        };

    /// <summary>As wide as the page lets it be, a card too.</summary>
    public Figure Large(CopyFace face, ImmutableArray<Run> caption) =>
        Of(face, caption) with { Enlarged = true, Watermark = new(Phrases) };
}
