using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Demo.Authorities;

/// <summary>
/// A neighbor's root and the letter about it, so that the security administrator has something to compare. Nobody has
/// sealed anything under it.
/// </summary>
internal static class DemoLetter
{
    private const string CertificateName = "neighbor-root.cer";
    private const string LetterName = "neighbor-letter.txt";

    private static readonly CertificateSubject _subject = new(
        "邻市演示根", "邻市演示大厅（虚构）", 1, DemoAuthorities.From, DemoAuthorities.Until);

    /// <summary>Does nothing when both are there.</summary>
    public static void LayOut(string folder)
    {
        var letter = Path.Combine(folder, LetterName);
        if (File.Exists(letter))
        {
            return;
        }

        var root = CertificateMaker.MakeRoot(_subject, Sm2PrivateKey.Generate());
        File.WriteAllBytes(Path.Combine(folder, CertificateName), root.Certificate.ToArray());
        File.WriteAllText(
            letter,
            $"""
            演示函〔2026〕1 号（虚构，请当作印在纸上）

            云山市政务服务中心：
            我市电子印章根证书“{_subject.CommonName}”随函附上，文件名 {CertificateName}。
            它的 SM3 指纹是：

            {string.Join('\n', Fingerprint.Of(root.Certificate.Span).Groups.Index().Select(group => $"{group.Index + 1}  {group.Item[..4]} {group.Item[4..]}"))}

            邻市演示大厅
            """);
    }
}
