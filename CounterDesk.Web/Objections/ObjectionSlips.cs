using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.Objections;

/// <summary>Draws the receipt of an objection, unless a character has no shape in any font.</summary>
public sealed class ObjectionSlips(PageFonts fonts, CurrentHallTexts texts, DemoOptions demo)
{
    public ObjectionOnScreen Draw(Objection objection, string? note, Clerk clerk, string language)
    {
        var words = PaperWords.In(language);
        var slip = new ObjectionSlip(
            objection, note, texts.Names.NameIn(words.AreChinese), texts.Names.Phone,
            clerk.Number, DeskClock.At(objection.FiledAtUtc), demo.Enabled).Compose(words);
        var gate = GlyphGate.Inspect(slip, fonts.Set);
        return gate.MayPrint
            ? new(objection, PdfWriter.Write(slip, fonts.Set), [])
            : new(objection, null, gate.Missing);
    }
}
