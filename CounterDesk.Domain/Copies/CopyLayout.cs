using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies;

/// <summary>Composes a copy's document, whatever its form and edition.</summary>
public static class CopyLayout
{
    /// <param name="copy">With everything decided.</param>
    /// <param name="edition">How large it is set; it says the same in each.</param>
    /// <param name="words">In the applicant's language.</param>
    /// <param name="code">The code for <see cref="CertifiedCopy.CodeAddress"/>.</param>
    public static Document Compose(CertifiedCopy copy, Edition edition, DocumentWords words, CodeMatrix code) =>
        (edition, copy.Form) switch
        {
            (Edition.LargePrint, _) => new LargePrintLayout(copy, words, code).Compose(),
            (Edition.Standard, CopyForm.CertifiedCopy or CopyForm.MarkedCopy) =>
                new CertifiedCopyLayout(copy, words, code).Compose(),
            (Edition.Standard, CopyForm.InformationSheet) => new InformationSheetLayout(copy, words, code).Compose(),
        };
}
