using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies;

/// <summary>Composes a copy's document, whatever its form.</summary>
public static class CopyLayout
{
    /// <param name="copy">With everything decided.</param>
    /// <param name="words">In the applicant's language.</param>
    /// <param name="code">The code for <see cref="CertifiedCopy.CodeAddress"/>.</param>
    public static Document Compose(CertifiedCopy copy, DocumentWords words, CodeMatrix code) => copy.Form switch
    {
        CopyForm.CertifiedCopy or CopyForm.MarkedCopy => new CertifiedCopyLayout(copy, words, code).Compose(),
        CopyForm.InformationSheet => new InformationSheetLayout(copy, words, code).Compose(),
    };
}
