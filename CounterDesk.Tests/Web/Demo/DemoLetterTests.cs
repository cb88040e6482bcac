using CounterDesk.Domain.Seals;
using CounterDesk.Web.Demo.Authorities;

namespace CounterDesk.Tests.Web.Demo;

public sealed class DemoLetterTests : IDisposable
{
    private static readonly DateTimeOffset _now = new(2026, 3, 18, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-letter-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_letter_has_the_fingerprint_of_the_certificate_beside_it_and_stays_as_it_is()
    {
        DemoLetter.LayOut(_folder);
        var certificate = File.ReadAllBytes(Path.Combine(_folder, "neighbor-root.cer"));
        var letter = File.ReadAllText(Path.Combine(_folder, "neighbor-letter.txt"));

        DemoLetter.LayOut(_folder);

        Assert.All(
            Fingerprint.Of(certificate).Groups,
            group => Assert.Contains($"{group[..4]} {group[4..]}", letter, StringComparison.Ordinal));
        Assert.IsType<TrustOffer.OfCertificate>(TrustOffer.Judge(certificate, TrustStore.Empty, _now));
        Assert.Equal(letter, File.ReadAllText(Path.Combine(_folder, "neighbor-letter.txt")));
    }
}
