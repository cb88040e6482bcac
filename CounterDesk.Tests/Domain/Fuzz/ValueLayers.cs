using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>Signature values, seals, certificates, time stamps and trust folders, spoiled as DER and values.</summary>
internal static class ValueLayers
{
    private static readonly DateTimeOffset[] _times =
    [
        SomeSeals.SealedAt, SomeSeals.SealedAt, SomeSeals.SealedAt.AddSeconds(1), SomeSeals.SealedAt.AddSeconds(-1),
        SomeSeals.From,
        SomeSeals.From.AddDays(-1), SomeSeals.Until, SomeSeals.Until.AddDays(1), SomeSeals.SealedAt.AddYears(-60),
    ];

    private static readonly SealingKey?[] _issuers =
    [
        SteadyKeys.Intermediate, SteadyKeys.Intermediate, SteadyKeys.Root, SteadyKeys.MakerKey, null,
        SteadyKeys.Intermediate with { Key = SteadyKeys.Key("impostor") },
        (SteadyKeys.Certificate with { Name = "无人知道的根", Issuer = null }).Make(SteadyKeys.Key("unknown")),
    ];

    private static readonly string[] _algorithms =
    [
        "1.2.156.10197.1.501", "1.2.156.10197.1.301", "1.2.156.10197.1.301.1", "1.2.840.113549.1.1.11",
        "1.2.840.10045.4.3.2",
        "1.2.840.113549.1.1.1", "1.2.840.10045.2.1", "1.2.840.113549.1.1.5", "1.2.3.4",
    ];

    public static readonly FuzzLayer[] All =
    [
        new("DER: signature value as it is", 80, Value),
        new("DER: SES_SealInfo, made again by the maker", 40, SealInfo),
        new("DER: seal, signed over again", 50, Seal),
        new("DER: TBS_Sign, signed again", 60, Signed),
        new("DER: certificate, issued again", 50, Certificates),
        new("DER: SignedData and its attributes, signed again", 60, SignedDatas),
        new("DER: TSTInfo, stamped again", 30, Stamps),
        new("Values: seals", 50, SealValues),
        new("Values: certificates", 30, CertificateValues),
        new("Values: GB/T 35275 and CMS", 40, SignedDataValues),
        new("Trust: certificates and lists", 40, Trust),
    ];

    private static FileCase Value(Mutator mutator)
    {
        var entries = mutator.Pick(SealedFiles.Packages);
        var value = new DerMutator(mutator).Spoil(entries[OfdForge.ValueEntry].ToArray());
        return new FileCase(ZipMutator.Pack(entries.SetItem(OfdForge.ValueEntry, value)));
    }

    private static FileCase SealInfo(Mutator mutator) => Sealed(mutator, mutator.Pick(SealedFiles.Seals) with
    {
        Made = null, ChangeInfo = new DerMutator(mutator).SpoilInside,
    });

    private static FileCase Seal(Mutator mutator)
    {
        var seal = mutator.Pick(SealedFiles.Seals);
        return Sealed(mutator, seal with { Made = new DerMutator(mutator).SpoilInside(seal.Made!) });
    }

    private static FileCase Signed(Mutator mutator) => Sealed(
        mutator, mutator.Pick(SealedFiles.Seals) with { ChangeSigned = new DerMutator(mutator).SpoilInside });

    private static FileCase Certificates(Mutator mutator)
    {
        var isSigner = mutator.OneIn(2);
        var key = SteadyKeys.Of((SteadyKeys.Certificate with
        {
            ChangeSigned = new DerMutator(mutator).SpoilInside,
        }).Make(isSigner ? SteadyKeys.SignerKey.Key : SteadyKeys.MakerKey.Key));
        if (mutator.OneIn(4))
        {
            key = key with { Certificate = new DerMutator(mutator).Spoil(key.Certificate.ToArray()) };
        }

        var seal = mutator.Pick<SealForge>([.. SealedFiles.Seals.AsSpan(..4)]) with { Made = null };
        return Sealed(mutator, isSigner ? seal with { Signer = key } : seal with { Maker = key });
    }

    private static FileCase SignedDatas(Mutator mutator)
    {
        var value = mutator.Pick(SealedFiles.Values);
        var der = new DerMutator(mutator);
        return Packed((mutator.Below(3) switch
        {
            0 => SealedFiles.WithValue(value with { ChangeAttributes = der.SpoilInside }),
            1 => SealedFiles.WithValue(value with
            {
                ContentType = mutator.Pick<string>(["1.2.3", "1.2.840.113549.1.9.16.1.4", "2.999.1"]),
                Carried = content => mutator.OneIn(2) ? mutator.Spoil(content) : Sm3.Hash(content),
            }),
            _ => SealedFiles.WithValue(value) with { ChangeValue = der.Spoil },
        }) with { Type = mutator.OneIn(8) ? "Seal" : "Sign" });
    }

    private static FileCase Stamps(Mutator mutator)
    {
        var at = SomeSeals.SealedAt.AddSeconds(mutator.Below(200) - 20);
        var der = new DerMutator(mutator);
        var isWhole = mutator.OneIn(4);
        byte[] Stamp(byte[] signature)
        {
            var token = SignedDataForge.Stamp(
                signature, at, SteadyKeys.StampingAuthority, mutator.OneIn(6) ? info => info : der.SpoilInside);
            return isWhole ? der.SpoilInside(token) : token;
        }

        return mutator.OneIn(2)
            ? Packed(SealedFiles.WithValue(SealedFiles.Signed with { TimeStamp = Stamp }))
            : Sealed(mutator, mutator.Pick(SealedFiles.Seals) with { TimeStamp = Stamp });
    }

    private static FileCase SealValues(Mutator mutator) => Sealed(mutator, OddSeal(mutator));

    /// <summary>A seal of which some values are odd.</summary>
    public static SealForge OddSeal(Mutator mutator)
    {
        var seal = mutator.Pick(SealedFiles.Seals) with { Made = null };
        for (var edits = mutator.Below(4); edits >= 0; edits--)
        {
            seal = mutator.Below(16) switch
            {
                0 => seal with { SealVersion = mutator.Below(8) - 1 },
                1 => seal with { SignatureVersion = mutator.Below(8) - 1 },
                2 => seal with { IsOldLayout = !seal.IsOldLayout },
                3 => seal with { ListType = mutator.Below(5) },
                4 => seal with
                {
                    List = list => list.WriteOctetString(mutator.Spoil(SteadyKeys.Signer.Certificate.Span)),
                },
                5 => seal with { MadeAt = mutator.Pick(_times) },
                6 => seal with { ValidFrom = mutator.Pick(_times) },
                7 => seal with { ValidUntil = mutator.Pick(_times) },
                8 or 9 => seal with { SignedAt = mutator.Pick(_times) },
                10 => seal with { WriteSignature = signature => mutator.Spoil(signature) },
                11 => seal with { WriteDataHash = hash => mutator.Spoil(hash) },
                12 => seal with { Signer = seal.Signer with { Algorithm = mutator.Pick(_algorithms) } },
                13 => seal with { Maker = seal.Maker with { Algorithm = mutator.Pick(_algorithms) } },
                14 => seal with { Signer = seal.Maker, Maker = seal.Signer },
                _ => seal with { WriteTime = (writer, time) => writer.WriteEncodedValue(OddTime(mutator, time)) },
            };
        }

        return seal;
    }

    private static FileCase CertificateValues(Mutator mutator)
    {
        var key = OddKey(mutator);
        var seal = mutator.Pick(SealedFiles.Seals) with { Made = null };
        return mutator.Below(3) switch
        {
            0 => Sealed(mutator, seal with { Signer = key }),
            1 => Sealed(mutator, seal with { Maker = key }),
            _ => Packed(SealedFiles.WithValue(SealedFiles.Signed with { Signer = key })),
        };
    }

    /// <summary>A key whose certificate is odd.</summary>
    public static ForgedKey OddKey(Mutator mutator)
    {
        var forge = SteadyKeys.Certificate;
        for (var edits = mutator.Below(3); edits >= 0; edits--)
        {
            forge = mutator.Below(9) switch
            {
                0 => forge with { Issuer = mutator.Pick(_issuers) },
                1 => forge with { From = mutator.Pick(_times) },
                2 => forge with { Until = mutator.Pick(_times) },
                3 => forge with { Usage = mutator.OneIn(3) ? null : mutator.Below(512) },
                4 => forge with { Constraints = mutator.OneIn(2) ? new(cA: false) : new(mutator.Below(4)) },
                5 => forge with { SerialNumber = mutator.Pick<long>([0, -1, 4, 900, 901, long.MaxValue]) },
                6 => forge with { HasUnknownCriticalExtension = true },
                7 => forge with { Point = mutator.Spoil(SteadyKeys.SignerKey.Key.PublicKey.Point.Span) },
                _ => forge with { StampsTime = true, KeyIdentifier = mutator.OneIn(2) ? [] : [1, 2, 3] },
            };
        }

        return SteadyKeys.Of(forge.Make(SteadyKeys.SignerKey.Key));
    }

    private static FileCase SignedDataValues(Mutator mutator) =>
        Packed(SealedFiles.WithValue(OddValue(mutator)) with
        {
            SignatureTime = mutator.Pick<string>(
                ["20260301020000Z", "today", "", "20260301100000", "2026-03-01 10:00:00"]),
        });

    /// <summary>A value without a seal of which some parts are odd.</summary>
    public static SignedDataForge OddValue(Mutator mutator)
    {
        var value = mutator.Pick(SealedFiles.Values);
        for (var edits = mutator.Below(4); edits >= 0; edits--)
        {
            value = mutator.Below(12) switch
            {
                0 => value with { HasAttributes = !value.HasAttributes },
                1 => value with { HasCmsNames = !value.HasCmsNames },
                2 => value with { Carried = content => mutator.OneIn(2) ? mutator.Spoil(content) : content },
                3 => value with { SigningTime = mutator.OneIn(2) ? null : mutator.Pick(_times[..6]) },
                4 => value with
                {
                    Digest = mutator.Pick<string>(
                        ["1.3.14.3.2.26", "1.2.840.113549.2.5", SealedFiles.Sha256Digest, "1.2.3"]),
                },
                5 => value with { MessageDigest = content => mutator.Spoil(Sm3.Hash(content)) },
                6 => value with { Signers = mutator.Below(3) },
                7 => value with { KeyIdentifier = mutator.OneIn(2) ? [] : [1, 2, 3] },
                8 => value with { Certificates = [] },
                9 => value with
                {
                    Certificates =
                    [
                        SteadyKeys.Root.Certificate, SteadyKeys.Intermediate.Certificate, value.Signer.Certificate,
                    ],
                },
                10 => value with { Signer = value.Signer with { Algorithm = mutator.Pick(_algorithms) } },
                _ => value with { Signer = OddKey(mutator) },
            };
        }

        return value;
    }

    private static TrustCase Trust(Mutator mutator)
    {
        byte[][] files =
        [
            SteadyKeys.Root.Certificate.ToArray(), SteadyKeys.Intermediate.Certificate.ToArray(),
            SteadyKeys.RootList, SteadyKeys.IntermediateList,
        ];
        for (var edits = mutator.Below(2); edits >= 0; edits--)
        {
            var at = mutator.Below(files.Length);
            files[at] = mutator.OneIn(3) ? mutator.Spoil(files[at])
                : files[at].Length == 0 ? files[at] : SpoilAgain(mutator, files[at]);
            if (mutator.OneIn(6))
            {
                files[at] = mutator.Spoil(System.Text.Encoding.ASCII.GetBytes(
                    System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", files[at])));
            }
        }

        return new TrustCase(
            [new("root.cer", files[0])],
            [new("intermediate.cer", files[1])],
            [new("root.crl", files[2]), new("i.crl", files[3])],
            mutator.Pick(SealedFiles.Files));
    }

    // What was spoiled before may be no element any more.
    private static byte[] SpoilAgain(Mutator mutator, byte[] file)
    {
        try
        {
            return new DerMutator(mutator).Spoil(file);
        }
        catch (CounterDesk.Domain.Seals.Der.DerFormatException)
        {
            return mutator.Spoil(file);
        }
    }

    private static byte[] OddTime(Mutator mutator, DateTimeOffset time)
    {
        var text = mutator.Spoil(System.Text.Encoding.ASCII.GetBytes(
            time.UtcDateTime.ToString("yyyyMMddHHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture)))[..];
        return [mutator.Pick<byte>([0x17, 0x18, 0x03, 0x04]), (byte)text.Length, .. text];
    }

    private static FileCase Sealed(Mutator mutator, SealForge seal) => Packed(SealedFiles.Plain with
    {
        Seal = seal, HasSealFile = mutator.OneIn(2), Type = mutator.OneIn(8) ? "Sign" : "Seal",
    });

    public static FileCase Packed(OfdForge forge) => new(ZipMutator.Pack(forge.Entries()));
}
