using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Domain.Objections;

/// <summary>What stands on the receipt and where, read back from the file.</summary>
public sealed class ObjectionSlipTests
{
    [Fact]
    public void A_receipt() => Golden.Match(Print(SomeObjections.Filed, "住址不是现住址"));

    [Fact]
    public void A_receipt_of_what_was_not_found_without_a_due_day() => Golden.Match(Print(SomeObjections.Filed with
    {
        Fault = ObjectionFault.Missing, KindName = null, IssuerName = null, AboutMasked = "999901********0021",
        Due = new DueDay.BeyondKnownYears(),
    }));

    [Fact]
    public void A_receipt_in_English() => Golden.Match(Print(SomeObjections.Filed, language: "en-US"));

    private static byte[] Print(FiledObjection filed, string? note = null, string language = "zh-CN")
    {
        var slip = new ObjectionSlip(
            SomeObjections.Of(filed), note, SomeCopyDesk.Hall.Name, SomeCopyDesk.Hall.Phone, SomeClerk.Value.Number,
            DeskClock.At(filed.AtUtc), IsDemo: true);
        return PdfWriter.Write(slip.Compose(PaperWords.In(language)), SomeFonts.Shipped);
    }
}
