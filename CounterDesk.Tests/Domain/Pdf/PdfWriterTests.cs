using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Pdf;

public sealed class PdfWriterTests
{
    [Fact]
    public void A_copy_with_every_part() =>
        Golden.Match(PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped));
}
