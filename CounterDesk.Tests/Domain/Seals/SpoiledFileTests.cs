using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>
/// Whatever the bytes, the answer is a report, and never that a file is genuine whose content is another. Files are spoiled in
/// each layer; where the layer before would stop them, they are sealed again afterwards.
/// </summary>
public sealed class SpoiledFileTests
{
    private const int Rounds = 200;

    private static readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _sealed = new OfdForge().Entries();
    private static readonly byte[] _file = OfdWriter.Pack(_sealed);
    private static readonly TrustStore _trust = SomeSeals.Trust();

    private static readonly string[] _ownEntries = [OfdForge.ListEntry, OfdForge.SignatureEntry, OfdForge.ValueEntry];

    private static readonly Dictionary<string, Func<Mutator, byte[]>> _layers = new()
    {
        ["the package"] = mutator => mutator.Spoil(_file),
        ["an entry"] = mutator =>
        {
            var entry = mutator.Pick([.. _sealed.Keys]);
            return OfdWriter.Pack(_sealed.SetItem(entry, mutator.Spoil(_sealed[entry].Span)));
        },
        ["what leads to the signature"] = mutator =>
        {
            var entry = mutator.Pick<string>([OfdWriter.MainEntry, .. _ownEntries]);
            return OfdWriter.Pack(_sealed.SetItem(entry, mutator.Spoil(_sealed[entry].Span)));
        },
        ["a document that is sealed after"] = mutator =>
        {
            var contents = new OfdForge().Contents;
            var entry = mutator.Pick([.. contents.Keys.Where(key => key != OfdWriter.MainEntry)]);
            return new OfdForge { Contents = contents.SetItem(entry, mutator.Spoil(contents[entry].Span)) }.File();
        },
        ["a seal that is signed over after"] = mutator =>
            new OfdForge { Seal = new() { ChangeSeal = mutator.SpoilElement } }.File(),
        ["the signer's certificate"] = mutator => new OfdForge
        {
            Seal = new() { Signer = ForgedKey.Of(SomeSeals.Signer) with { Certificate = mutator.Spoil(SomeSeals.Signer.Certificate.Span) } },
        }.File(),
        ["the signature file that is signed after"] = mutator => new OfdForge
        {
            ChangeSignature = xml => System.Text.Encoding.UTF8.GetString(mutator.Spoil(System.Text.Encoding.UTF8.GetBytes(xml))),
        }.File(),
        ["a value without a seal"] = mutator => new OfdForge
        {
            Type = "Sign", Value = content => mutator.Spoil(new SignedDataForge().Value(content)),
        }.File(),
        ["a time stamp"] = mutator => new OfdForge
        {
            Seal = new()
            {
                TimeStamp = signature => mutator.Spoil(
                    SignedDataForge.Stamp(signature, SomeSeals.SealedAt.AddMinutes(1), SignedDataForge.Authority.Make())),
            },
        }.File(),
    };

    public static TheoryData<string> Layers() => [.. _layers.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_spoiled_file_ends_in_a_report(string layer)
    {
        HashSet<FileVerdict> reached = [];
        for (var round = 0; round < Rounds; round++)
        {
            var file = _layers[layer](new Mutator(round));

            var report = LicenseFileVerifier.Verify(file, _trust, SomeSeals.SealedAt);

            Assert.Equal(Enum.GetValues<SealCheck>(), report.Checks.Select(result => result.Check));
            Assert.All(report.Signatures, signature =>
                Assert.Equal(Enum.GetValues<SealCheck>(), signature.Checks.Select(result => result.Check)));
            reached.Add(report.Verdict);
        }

        Assert.True(reached.Count > 1, $"Only {string.Join(", ", reached)} was reached.");
    }

    [Theory]
    [InlineData("the package")]
    [InlineData("an entry")]
    [InlineData("what leads to the signature")]
    public void A_spoiled_file_that_is_still_genuine_shows_what_was_sealed(string layer)
    {
        var genuine = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var file = _layers[layer](new Mutator(round));
            if (LicenseFileVerifier.Verify(file, _trust, SomeSeals.SealedAt).Verdict is FileVerdict.Valid)
            {
                genuine++;
                AssertShowsWhatWasSealed(OfdPackage.Read(file));
            }
        }

        Assert.True(genuine > 0, "No spoiled file was genuine, so nothing was compared.");
    }

    [Fact]
    public void Spoiled_certificates_and_lists_are_refused_or_read_and_nothing_else()
    {
        var list = CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, SomeSeals.From, SomeSeals.Until, (4, SomeSeals.From));
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var mutator = new Mutator(round);
            try
            {
                TrustStore.Load(
                    [new("root.cer", mutator.Spoil(SomeSeals.Root.Certificate.Span))], [], [new("a.crl", mutator.Spoil(list))]);
            }
            catch (TrustStoreException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, Rounds - 1);
    }

    private static void AssertShowsWhatWasSealed(OfdPackage package)
    {
        foreach (var (entry, bytes) in _sealed.RemoveRange(_ownEntries))
        {
            Assert.True(package.TryGet(entry, out var found), entry);
            Assert.True(found.Span.SequenceEqual(bytes.Span), entry);
        }
    }
}
